import { useTexts } from '../../texts/language.tsx';
import { setupTexts } from '../../texts/setup.ts';
import { RadioLines } from '../../ui/radio-lines.tsx';
import { mayBeAtTwilio } from './setup-draft.ts';
import classes from './setup.module.css';
import type { Setup } from './use-setup.ts';

const thinkers = ['agent', 'own'] as const;

/** Who thinks while this computer picks up, where there is a model that could; one that was chosen can be let go. */
export function ThinkChoice({ setup: { edit, change, state } }: { setup: Setup }) {
  const t = useTexts(setupTexts).number.thinks;
  const { line, mode, thinks } = edit.value;
  const isHere = mode === 'register' && mayBeAtTwilio(line, { hasTwilio: state.keys.twilio.isSet });
  if (!isHere || (!state.hasModel && thinks === 'agent')) return null;
  return (
    <div className={classes['part']}>
      <RadioLines
        label={t.label}
        value={thinks}
        options={thinkers.map((value) => ({ value, label: t[value] }))}
        onChange={(next) => change({ thinks: next })}
      />
      <p className={classes['quiet']}>{thinks === 'own' ? t.ownHelp : t.agentHelp}</p>
      {!state.hasModel && <p className={classes['quiet']}>{t.noModel}</p>}
    </div>
  );
}
