import { Checkbox, TextInput } from '@mantine/core';

import type { OutgoingSettings } from '#contract/outgoing.ts';
import { useCommandMutation, useCommandQuery } from '../../client/use-command.ts';
import { useEdit } from '../../client/use-edit.ts';
import { useDeed } from '../../shop/use-deed.ts';
import { callingTexts } from '../../texts/calling.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import {
  callingParts,
  isClock,
  MOST,
  toCallingDraft,
  toCallingSettings,
  toFigure,
  type CallingDraft,
} from './calling-draft.ts';
import classes from './calling-form.module.css';
import { SaveBar } from './save-bar.tsx';

/** The owner's rules for calls that Linekeeper makes. */
export function CallingSection() {
  const t = useTexts(callingTexts).settings;
  const answer = useCommandQuery('outgoing.get', {});
  return (
    <Section title={t.title}>
      <p className={classes['quiet']}>{t.lead}</p>
      <Answer of={answer} lines={4}>
        {({ settings }) => <CallingForm holds={settings} />}
      </Answer>
    </Section>
  );
}

function CallingForm({ holds }: { holds: OutgoingSettings }) {
  const t = useTexts(callingTexts).settings;
  const edit = useEdit<CallingDraft>({ name: 'outgoing', saved: toCallingDraft(holds), parts: callingParts });
  const { mutateAsync } = useCommandMutation('outgoing.save', { refreshes: ['outgoing.get'] });
  const { run, isBusy } = useDeed();
  const settings = toCallingSettings(edit.value);

  async function save(): Promise<void> {
    if (settings === null) return;
    const sent = edit.sending();
    const isSaved = await run({
      act: () => mutateAsync({ settings }),
      done: t.saved,
      undo: () => mutateAsync({ settings: holds }),
    });
    if (isSaved) edit.wasSaved(sent, sent);
  }

  return (
    <div className={classes['form']}>
      <Fields typed={edit.value} onChange={edit.change} />
      <SaveBar
        isUnsaved={edit.isUnsaved}
        isBusy={isBusy}
        isBlocked={settings === null}
        onSave={() => void save()}
        onDiscard={edit.discard}
        clashes={edit.clashes.map(([part]) => ({
          ...{ id: part, label: t[part], theirs: shown(holds[part], t) },
          choose: (whose) => edit.choose([part], whose),
        }))}
      />
    </div>
  );
}

function shown(value: string | number | boolean, words: { on: string; off: string }): string {
  if (typeof value === 'boolean') return value ? words.on : words.off;
  return String(value);
}

type FieldsProps = { typed: CallingDraft; onChange: (typed: CallingDraft) => void };

function Fields({ typed, onChange }: FieldsProps) {
  const t = useTexts(callingTexts).settings;
  const tick = (part: 'enabled' | 'quietSundays') => (
    <Checkbox
      label={t[part]}
      checked={typed[part]}
      onChange={({ currentTarget }) => onChange({ ...typed, [part]: currentTarget.checked })}
    />
  );
  return (
    <>
      {tick('enabled')}
      <div className={classes['row']}>
        <ClockField part="quietFrom" typed={typed} onChange={onChange} />
        <ClockField part="quietTo" typed={typed} onChange={onChange} />
      </div>
      <p className={classes['quiet']}>{t.quietHelp}</p>
      {tick('quietSundays')}
      <div className={classes['row']}>
        <FigureField part="dailyCap" typed={typed} onChange={onChange} />
        <FigureField part="againAfterMinutes" typed={typed} onChange={onChange} />
      </div>
    </>
  );
}

function ClockField({ part, typed, onChange }: FieldsProps & { part: 'quietFrom' | 'quietTo' }) {
  const t = useTexts(callingTexts).settings;
  return (
    <TextInput
      inputMode="numeric"
      maxLength={5}
      label={t[part]}
      value={typed[part]}
      error={isClock(typed[part]) ? undefined : t.badTime}
      onChange={({ currentTarget }) => onChange({ ...typed, [part]: currentTarget.value })}
    />
  );
}

function FigureField({ part, typed, onChange }: FieldsProps & { part: 'dailyCap' | 'againAfterMinutes' }) {
  const t = useTexts(callingTexts).settings;
  const most = MOST[part];
  return (
    <TextInput
      label={t[part]}
      inputMode="numeric"
      maxLength={4}
      value={typed[part]}
      error={toFigure(typed[part], most) === null ? t.badNumber(String(most)) : undefined}
      onChange={({ currentTarget }) => onChange({ ...typed, [part]: currentTarget.value })}
    />
  );
}
