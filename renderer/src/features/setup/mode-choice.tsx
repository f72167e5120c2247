import { useTexts } from '../../texts/language.tsx';
import { setupTexts } from '../../texts/setup.ts';
import { RadioLines } from '../../ui/radio-lines.tsx';
import { mayBeAtTwilio } from './setup-draft.ts';
import classes from './setup.module.css';
import type { Setup } from './use-setup.ts';

const modes = ['native', 'register'] as const;

/** Who picks up, where there is a choice. */
export function ModeChoice({ setup: { edit, change, state } }: { setup: Setup }) {
  const t = useTexts(setupTexts).number.mode;
  const { line, mode } = edit.value;
  if (!mayBeAtTwilio(line, { hasTwilio: state.keys.twilio.isSet })) return null;
  return (
    <div className={classes['part']}>
      <RadioLines
        label={t.label}
        value={mode}
        options={modes.map((value) => ({ value, label: t[value] }))}
        onChange={(next) => change({ mode: next })}
      />
      <p className={classes['quiet']}>{mode === 'native' ? t.nativeHelp : t.registerHelp}</p>
    </div>
  );
}
