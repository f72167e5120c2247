import { Checkbox } from '@mantine/core';

import type { CommandOutput } from '#contract/commands.ts';
import { useCommandQuery } from '../../../client/use-command.ts';
import { useTexts } from '../../../texts/language.tsx';
import { textsTexts } from '../../../texts/texts.ts';
import { Answer } from '../../../ui/answer.tsx';
import { Section } from '../../../ui/section.tsx';
import classes from './desk.module.css';
import { EntryBar } from './entry.tsx';
import { toTextsDraft, toTextSettings, textsParts, type TextsDraft } from './texts-draft.ts';
import { TextTimes, TextWords } from './texts-fields.tsx';
import { TextsSent } from './texts-sent.tsx';
import { TextsStopped } from './texts-stopped.tsx';
import { useEntry } from './use-entry.ts';

type State = CommandOutput<'texts.get'>;

/** What is written to callers about their appointments, and when. */
export function TextsSection({ business }: { business: string }) {
  const t = useTexts(textsTexts);
  const answer = useCommandQuery('texts.get', { business });
  return (
    <Section title={t.title}>
      <p className={classes['quiet']}>{t.lead}</p>
      <Answer of={answer} lines={4}>
        {(state) => (
          <>
            <TextsForm business={business} state={state} />
            <TextsSent business={business} />
            <TextsStopped business={business} state={state} />
          </>
        )}
      </Answer>
    </Section>
  );
}

function TextsForm({ business, state }: { business: string; state: State }) {
  const t = useTexts(textsTexts);
  const saved = toTextsDraft(state.settings);
  const form = useEntry({
    ...{ name: `texts.${business}`, saved, parts: textsParts, command: 'texts.save' },
    toInput: (draft) => ({ business, settings: toTextSettings(draft, state.settings) ?? state.settings }),
    toDraft: ({ settings }) => toTextsDraft(settings),
  });
  const draft = form.edit.value;
  const isBad = toTextSettings(draft, state.settings) === null;
  return (
    <>
      <Checkbox
        label={t.on}
        checked={draft.on}
        onChange={({ currentTarget }) => form.change({ on: currentTarget.checked })}
      />
      <Standing state={state} isOn={draft.on} />
      {draft.on && (
        <>
          <TextTimes draft={draft} onChange={form.change} />
          <TextWords draft={draft} samples={state.samples} onChange={form.change} />
        </>
      )}
      <EntryBar
        form={form}
        isBlocked={isBad}
        clash={(part) => ({ label: labelOf(part, t), theirs: shown(saved[part], t) })}
      />
    </>
  );
}

type T = ReturnType<typeof useTexts<(typeof textsTexts)['en']>>;

function labelOf(part: keyof TextsDraft, t: T): string {
  return part === 'kinds' ? t.title : t[part];
}

function shown(value: TextsDraft[keyof TextsDraft], t: T): string {
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (typeof value === 'string') return value;
  const parts: readonly (string | boolean)[] = Object.values<string | boolean>(value);
  const said = parts.map((each) => (typeof each === 'boolean' ? (each ? t.yes : t.no) : each || t.none));
  return said.join(', ');
}

/** Where they come from, and what stands in the way. */
function Standing({ state, isOn }: { state: State; isOn: boolean }) {
  const t = useTexts(textsTexts);
  const lines = [
    state.from === null ? t.noNumber : t.from(state.from),
    ...(isOn && state.from !== null && !state.repliesArrive ? [t.noReplies] : []),
  ];
  return lines.map((line) => (
    <p key={line} className={classes['quiet']}>
      {line}
    </p>
  ));
}
