import { Button } from '@mantine/core';

import { useTexts } from '../../texts/language.tsx';
import { settingsTexts } from '../../texts/settings.ts';
import { useLeaveWarning } from '../../ui/use-leave-warning.ts';
import { ChangedElsewhere, type Clash } from '../../shop/form/changed-elsewhere.tsx';
import classes from './save-bar.module.css';

type Props = {
  isUnsaved: boolean;
  isBusy: boolean;
  isBlocked?: boolean;
  /** What was changed elsewhere too: nothing is saved before that is chosen. */
  clashes?: readonly Clash[];
  /** Why it could not be saved. */
  failure?: string | null;
  onSave: () => void;
  onDiscard: () => void;
};

/** Stays in sight while something is changed and not saved. */
export function SaveBar({ isUnsaved, isBusy, isBlocked = false, clashes = [], ...props }: Props) {
  const { failure = null, onSave, onDiscard } = props;
  const t = useTexts(settingsTexts);
  useLeaveWarning(isUnsaved);
  if (!isUnsaved) return null;
  // What is on its way is announced before it is answered, and would be taken for somebody else's.
  const open = isBusy ? [] : clashes;
  return (
    <div className={`${classes['bar']} not-on-paper`}>
      {open.length > 0 && <ChangedElsewhere clashes={open} />}
      {failure === null || open.length > 0 ? (
        <p className={classes['words']}>{open.length > 0 ? t.chooseFirst : t.unsaved}</p>
      ) : (
        <p role="alert" className={classes['failure']}>
          {failure}
        </p>
      )}
      <div className={classes['deeds']}>
        <Button variant="default" onClick={onDiscard}>
          {t.discard}
        </Button>
        <Button onClick={onSave} disabled={isBlocked || open.length > 0} loading={isBusy}>
          {t.save}
        </Button>
      </div>
    </div>
  );
}
