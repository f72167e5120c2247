import { Textarea, TextInput } from '@mantine/core';

import { useTexts } from '../../texts/language.tsx';
import { setupTexts } from '../../texts/setup.ts';
import { ChoiceList } from './choice-list.tsx';
import { mayBeAtTwilio, type NumberFaults } from './setup-draft.ts';
import classes from './setup.module.css';
import type { Setup } from './use-setup.ts';

const kinds = ['forward', 'voicemail', 'message', 'none'] as const;

/** What callers hear when nothing of ours answers: asked for here, because a line without it is silent one day. */
export function FallbackChoice({ setup, faults }: { setup: Setup; faults: NumberFaults }) {
  const t = useTexts(setupTexts).number.fallback;
  const { edit, change, state } = setup;
  const { line, fallback } = edit.value;
  if (line === null || line.kind === 'none') return null;
  if (line.kind === 'sip') return <p className={classes['quiet']}>{t.notHere}</p>;
  if (!mayBeAtTwilio(line, { hasTwilio: state.keys.twilio.isSet }))
    return <p className={classes['notice']}>{t.needsTwilio}</p>;
  const set = (part: Partial<typeof fallback>): void => change({ fallback: { ...fallback, ...part } });
  return (
    <div className={classes['fields']}>
      <ChoiceList
        label={t.labels[edit.value.mode]}
        choices={kinds.map((id) => ({ id, name: t[id], about: '' }))}
        chosen={fallback.kind}
        fault={faults('fallback')}
        onChoose={(id) => set({ kind: kinds.find((kind) => kind === id) ?? null })}
      />
      {fallback.kind === 'forward' && (
        <TextInput
          label={t.to}
          description={t.toHelp}
          inputMode="tel"
          autoComplete="off"
          maxLength={40}
          value={fallback.to}
          error={faults('to')}
          onChange={({ currentTarget }) => set({ to: currentTarget.value })}
        />
      )}
      {(fallback.kind === 'voicemail' || fallback.kind === 'message') && (
        <Textarea
          label={t.words}
          description={t.wordsHelp}
          autosize
          minRows={2}
          maxLength={500}
          value={fallback.message}
          onChange={({ currentTarget }) => set({ message: currentTarget.value })}
        />
      )}
    </div>
  );
}
