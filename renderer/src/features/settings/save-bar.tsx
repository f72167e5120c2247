import { Button } from '@mantine/core';

import { useTexts } from '../../texts/language.tsx';
import { settingsTexts } from '../../texts/settings.ts';
import { useLeaveWarning } from '../../ui/use-leave-warning.ts';
import classes from './save-bar.module.css';

type Props = {
  isUnsaved: boolean;
  isBusy: boolean;
  isBlocked?: boolean;
  /** Why it could not be saved. */
  failure?: string | null;
  onSave: () => void;
  onDiscard: () => void;
};

/** Stays in sight while something is changed and not saved. */
export function SaveBar({ isUnsaved, isBusy, isBlocked = false, failure = null, onSave, onDiscard }: Props) {
  const t = useTexts(settingsTexts);
  useLeaveWarning(isUnsaved);
  if (!isUnsaved) return null;
  return (
    <div className={`${classes['bar']} not-on-paper`}>
      {failure === null ? (
        <p className={classes['words']}>{t.unsaved}</p>
      ) : (
        <p role="alert" className={classes['failure']}>
          {failure}
        </p>
      )}
      <div className={classes['deeds']}>
        <Button variant="default" onClick={onDiscard}>
          {t.discard}
        </Button>
        <Button onClick={onSave} disabled={isBlocked} loading={isBusy}>
          {t.save}
        </Button>
      </div>
    </div>
  );
}
