import { Checkbox, Textarea, TextInput } from '@mantine/core';

import type { CommandOutput } from '#contract/commands.ts';
import { useTexts } from '../../../texts/language.tsx';
import { textsTexts } from '../../../texts/texts.ts';
import classes from './desk.module.css';
import { TEXT_KINDS, toHours, type TextsDraft } from './texts-draft.ts';

/** As many letters as are taken. */
const LONGEST_WORDS = 300;

type Props = { draft: TextsDraft; onChange: (part: Partial<TextsDraft>) => void };

/** Which texts are sent, and when none is. */
export function TextTimes({ draft, onChange }: Props) {
  const t = useTexts(textsTexts);
  return (
    <>
      {TEXT_KINDS.map((kind) => (
        <Checkbox
          key={kind}
          label={t[kind]}
          checked={draft.kinds[kind]}
          onChange={({ currentTarget }) => onChange({ kinds: { ...draft.kinds, [kind]: currentTarget.checked } })}
        />
      ))}
      <div className={classes['row']}>
        <TextInput
          label={t.reminderHours}
          inputMode="numeric"
          maxLength={3}
          value={draft.reminderHours}
          error={toHours(draft.reminderHours) === null ? t.badHours : undefined}
          onChange={({ currentTarget }) => onChange({ reminderHours: currentTarget.value })}
        />
        <Clock part="quietFrom" draft={draft} onChange={onChange} />
        <Clock part="quietTo" draft={draft} onChange={onChange} />
      </div>
      <p className={classes['quiet']}>{t.quietHelp}</p>
      <Checkbox
        label={t.quietSundays}
        checked={draft.quietSundays}
        onChange={({ currentTarget }) => onChange({ quietSundays: currentTarget.checked })}
      />
    </>
  );
}

function Clock({ part, draft, onChange }: Props & { part: 'quietFrom' | 'quietTo' }) {
  const t = useTexts(textsTexts);
  const isClock = /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(draft[part]);
  return (
    <TextInput
      label={t[part]}
      inputMode="numeric"
      maxLength={5}
      value={draft[part]}
      error={isClock ? undefined : t.badTime}
      onChange={({ currentTarget }) => onChange({ [part]: currentTarget.value })}
    />
  );
}

/** The owner's own words, each over what is sent now. */
export function TextWords({ draft, samples, onChange }: Props & Pick<CommandOutput<'texts.get'>, 'samples'>) {
  const t = useTexts(textsTexts);
  return (
    <details>
      <summary>{t.words}</summary>
      <div className={classes['fields']}>
        <p className={classes['quiet']}>{t.wordsHelp}</p>
        {TEXT_KINDS.map((kind) => (
          <Textarea
            key={kind}
            autosize
            label={t[kind]}
            description={t.sample(samples[kind].text, samples[kind].messages)}
            maxLength={LONGEST_WORDS}
            value={draft.words[kind]}
            onChange={({ currentTarget }) => onChange({ words: { ...draft.words, [kind]: currentTarget.value } })}
          />
        ))}
      </div>
    </details>
  );
}
