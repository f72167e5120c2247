import { Link } from 'wouter';

import type { ShownLine } from '#contract/lines.ts';
import { useCommandMutation, useCommandQuery } from '../../client/use-command.ts';
import { useEdit } from '../../client/use-edit.ts';
import { useErrorWords } from '../../texts/error-words.ts';
import { useTexts } from '../../texts/language.tsx';
import { linesTexts } from '../../texts/lines.ts';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { faultsIn, isAnsweredSo, lineParts, toLineDraft, toSavedLine, type LineDraft } from './line-draft.ts';
import { LineFields } from './line-fields.tsx';
import { withoutHiddenFaults } from './line-hidden.ts';
import classes from './lines-section.module.css';
import { SaveBar } from './save-bar.tsx';

/** The shop's own numbers, each with how it is answered. */
export function LinesSection() {
  const t = useTexts(linesTexts);
  const answer = useCommandQuery('lines.list', {});
  return (
    <Section title={t.title}>
      <p className={classes['quiet']}>{t.lead}</p>
      <Answer of={answer} lines={4}>
        {({ lines }) => (lines.length === 0 ? <NoLine /> : lines.map((line) => <Line key={line.id} line={line} />))}
      </Answer>
    </Section>
  );
}

function NoLine() {
  const t = useTexts(linesTexts);
  return (
    <p>
      {t.none} <Link href="/setup">{t.setUp}</Link>
    </p>
  );
}

function Line({ line }: { line: ShownLine }) {
  const t = useTexts(linesTexts);
  const words = useErrorWords();
  const { edit, faults, save, discard, isBusy, error, change } = useLine(line);
  return (
    <details className={classes['line']} open={edit.isUnsaved || undefined}>
      <summary className={classes['summary']}>
        <h3>{t.number(line.maskedNumber)}</h3>
        <span>{t.modes[line.settings.mode]}</span>
        <span className={classes['quiet']}>{t.today(line.today.calls)}</span>
      </summary>
      {!edit.isUnsaved && <NotYet line={line} />}
      <LineFields typed={edit.value} faults={faults} onChange={change} />
      <SaveBar
        isUnsaved={edit.isUnsaved}
        isBusy={isBusy}
        isBlocked={faults.length > 0}
        failure={error && words(error)}
        clashes={edit.clashes.map(([part]) => ({
          ...{ id: part, label: labelOf(part, t), theirs: shown(toLineDraft(line.settings)[part], t) },
          choose: (whose) => edit.choose([part], whose),
        }))}
        onSave={save}
        onDiscard={discard}
      />
    </details>
  );
}

/** What is chosen here counts only once the providers were told. */
function NotYet({ line: { business, settings } }: { line: ShownLine }) {
  const t = useTexts(linesTexts);
  const { data } = useCommandQuery('connect.get', { business });
  if (!data?.wish?.line || isAnsweredSo(settings.mode, data.wish.mode ?? 'native')) return null;
  return (
    <p role="status" className={classes['notice']}>
      {t.notYet} <Link href={`/setup/${business}`}>{t.connect}</Link>
    </p>
  );
}

function useLine(line: ShownLine) {
  const t = useTexts(linesTexts);
  const say = useToast();
  const saved = toLineDraft(line.settings);
  const edit = useEdit<LineDraft>({ name: `line.${line.id}`, saved, parts: lineParts });
  const saving = useCommandMutation('lines.save', { refreshes: ['lines.list'] });
  function save(): void {
    const sent = edit.sending();
    const onSuccess = (answer: ShownLine): void => {
      edit.wasSaved(sent, toLineDraft(answer.settings));
      say({ text: t.saved });
    };
    const settings = toSavedLine(withoutHiddenFaults(sent, saved));
    saving.mutate({ id: line.id, settings, over: line.revision }, { onSuccess });
  }
  return {
    faults: faultsIn(withoutHiddenFaults(edit.value, saved)),
    ...{ edit, save, isBusy: saving.isPending, error: saving.error },
    change: (next: LineDraft): void => {
      saving.reset();
      edit.change(next);
    },
    discard: (): void => {
      saving.reset();
      edit.discard();
    },
  };
}

type Texts = ReturnType<typeof useTexts<(typeof linesTexts)['en']>>;

function labelOf(part: keyof LineDraft, t: Texts): string {
  return part === 'people' ? t.people.title : t[part];
}

function shown(value: LineDraft[keyof LineDraft], { on, off }: Texts): string {
  if (typeof value === 'boolean') return value ? on : off;
  return typeof value === 'string' ? value : value.map(({ name }) => name).join(', ');
}
