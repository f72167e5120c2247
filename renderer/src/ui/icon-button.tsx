import type { LucideIcon } from 'lucide-react';

import classes from './icon-button.module.css';

type Props = {
  icon: LucideIcon;
  /** Read aloud, and shown where the pointer rests. */
  label: string;
  onClick: () => void;
  /** For a button that is a state: pressed or not. */
  isPressed?: boolean;
  isBusy?: boolean;
};

/** A quiet button that is only a picture to the eye; its name is told to everybody else. */
export function IconButton({ icon: Icon, label, onClick, isPressed, isBusy = false }: Props) {
  return (
    <button
      type="button"
      className={classes['button']}
      aria-label={label}
      title={label}
      disabled={isBusy}
      onClick={onClick}
      {...(isPressed !== undefined && { 'aria-pressed': isPressed })}
    >
      <Icon aria-hidden />
    </button>
  );
}
