import { Checkbox, Textarea, TextInput } from '@mantine/core';

import { useTexts } from '../../texts/language.tsx';
import { linesTexts } from '../../texts/lines.ts';
import { RadioLines } from '../../ui/radio-lines.tsx';
import type { LineDraft, LineField } from './line-draft.ts';
import { LinePeople } from './line-people.tsx';
import classes from './lines-section.module.css';

type Props = { typed: LineDraft; faults: readonly LineField[]; onChange: (typed: LineDraft) => void };

/** How one number is answered. What a mode does not ask for is not shown. */
export function LineFields({ typed, faults, onChange }: Props) {
  const t = useTexts(linesTexts);
  const change = (part: Partial<LineDraft>): void => onChange({ ...typed, ...part });
  const isOurs = typed.mode !== 'native';
  const options = modes.map((value) => ({ value, label: t.modes[value] }));
  return (
    <div className={classes['fields']}>
      <RadioLines label={t.mode} value={typed.mode} options={options} onChange={(mode) => change({ mode })} />
      <p className={classes['quiet']}>{t.modeHelp[typed.mode]}</p>
      {isOurs && typed.mode !== 'forward' && <StaffFirst typed={typed} faults={faults} change={change} />}
      <LinePeople people={typed.people} isBad={faults.includes('people')} onChange={(people) => change({ people })} />
      {isOurs && <Fallback typed={typed} change={change} />}
      <Limits typed={typed} faults={faults} change={change} />
      {isOurs && <Spam typed={typed} faults={faults} change={change} />}
      <Missed typed={typed} faults={faults} change={change} />
    </div>
  );
}

type Part = Pick<Props, 'typed' | 'faults'> & { change: (part: Partial<LineDraft>) => void };

const modes = ['native', 'register', 'bridge', 'forward'] as const;
const staffChoices = ['never', 'always', 'open', 'closed'] as const;
const fallbacks = ['words', 'voicemail', 'forward'] as const;

function StaffFirst({ typed, faults, change }: Part) {
  const t = useTexts(linesTexts);
  return (
    <>
      <RadioLines
        label={t.staffWhen}
        value={typed.staffWhen}
        options={staffChoices.map((value) => ({ value, label: t.staffChoices[value] }))}
        onChange={(staffWhen) => change({ staffWhen })}
      />
      {typed.staffWhen !== 'never' && (
        <TextInput
          label={t.staffSeconds}
          inputMode="numeric"
          maxLength={2}
          value={typed.staffSeconds}
          error={faults.includes('staffSeconds') ? t.badSeconds : undefined}
          onChange={({ currentTarget }) => change({ staffSeconds: currentTarget.value })}
        />
      )}
    </>
  );
}

function Fallback({ typed, change }: Omit<Part, 'faults'>) {
  const t = useTexts(linesTexts);
  return (
    <>
      <RadioLines
        label={t.fallback}
        value={typed.fallback}
        options={fallbacks.map((value) => ({ value, label: t.fallbacks[value] }))}
        onChange={(fallback) => change({ fallback })}
      />
      <Textarea
        label={t.fallbackWords}
        description={t.fallbackWordsHelp}
        autosize
        minRows={2}
        maxLength={500}
        value={typed.fallbackWords}
        onChange={({ currentTarget }) => change({ fallbackWords: currentTarget.value })}
      />
    </>
  );
}

const limits = ['longestMinutes', 'callsPerDay', 'usdPerDay'] as const;
/** All that holds where ElevenLabs takes the call itself. */
const heldElsewhere = ['longestMinutes'] as const;

function Limits({ typed, faults, change }: Part) {
  const t = useTexts(linesTexts);
  return (
    <fieldset className={classes['group']}>
      <legend>{t.limits}</legend>
      <div className={classes['row']}>
        {(typed.mode === 'native' ? heldElsewhere : limits).map((part) => (
          <TextInput
            key={part}
            label={t[part]}
            inputMode="decimal"
            maxLength={8}
            value={typed[part]}
            error={faults.includes(part) ? t.badFigure : undefined}
            onChange={({ currentTarget }) => change({ [part]: currentTarget.value })}
          />
        ))}
      </div>
      <p className={classes['quiet']}>{typed.mode === 'native' ? t.limitsElsewhere : t.noLimit}</p>
    </fieldset>
  );
}

function Spam({ typed, faults, change }: Part) {
  const t = useTexts(linesTexts);
  return (
    <fieldset className={classes['group']}>
      <legend>{t.spam}</legend>
      {(['withheld', 'unverified'] as const).map((part) => (
        <Checkbox
          key={part}
          label={t[part]}
          checked={typed[part]}
          onChange={({ currentTarget }) => change({ [part]: currentTarget.checked })}
        />
      ))}
      <Textarea
        label={t.prefixes}
        description={t.prefixesHelp}
        autosize
        minRows={2}
        maxLength={800}
        spellCheck={false}
        value={typed.prefixes}
        error={faults.includes('prefixes') ? t.badPrefix : undefined}
        onChange={({ currentTarget }) => change({ prefixes: currentTarget.value })}
      />
    </fieldset>
  );
}

function Missed({ typed, faults, change }: Part) {
  const t = useTexts(linesTexts);
  return (
    <fieldset className={classes['group']}>
      <legend>{t.missed}</legend>
      <p className={classes['quiet']}>{t.missedHelp}</p>
      <Checkbox
        label={t.textOn}
        description={t.textHelp}
        checked={typed.textOn}
        onChange={({ currentTarget }) => change({ textOn: currentTarget.checked })}
      />
      {typed.textOn && (
        <>
          <Textarea
            label={t.textWords}
            description={t.fallbackWordsHelp}
            autosize
            maxLength={300}
            value={typed.textWords}
            onChange={({ currentTarget }) => change({ textWords: currentTarget.value })}
          />
          <div className={classes['row']}>
            {(['textFrom', 'textTo'] as const).map((part) => (
              <TextInput
                key={part}
                inputMode="numeric"
                maxLength={5}
                label={t[part]}
                value={typed[part]}
                error={faults.includes('times') ? t.badTime : undefined}
                onChange={({ currentTarget }) => change({ [part]: currentTarget.value })}
              />
            ))}
          </div>
        </>
      )}
    </fieldset>
  );
}
