import { X } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { Link } from 'wouter';

import { useTexts } from '../texts/language.tsx';
import { partsTexts } from '../texts/parts.ts';
import classes from './toasts.module.css';

export type ToastWords = {
  text: string;
  tone?: 'plain' | 'bad';
  /** Takes back what was done. */
  onUndo?: () => void;
  /** Where there is more about it. */
  more?: { href: string; words: string };
};

const SHOWN_MS = 8_000;

/** One message. It stays for as long as the pointer or the focus rests on it. */
export function Toast({ text, tone = 'plain', onUndo, more, onClose }: ToastWords & { onClose: () => void }) {
  const t = useTexts(partsTexts);
  const [isHeld, setHeld] = useState(false);
  const close = useEffectEvent(onClose);
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => close(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isHeld]);
  const hold = () => setHeld(true);
  const release = () => setHeld(false);
  return (
    <div
      className={`${classes['toast']} ${classes[tone]}`}
      onPointerEnter={hold}
      onPointerLeave={release}
      onFocus={hold}
      onBlur={release}
    >
      <span>{text}</span>
      {onUndo && (
        <button
          type="button"
          className={classes['undo']}
          onClick={() => {
            onUndo();
            onClose();
          }}
        >
          {t.undo}
        </button>
      )}
      {more && (
        <Link href={more.href} className={classes['undo']} onClick={onClose}>
          {more.words}
        </Link>
      )}
      <button type="button" aria-label={t.close} className={classes['close']} onClick={onClose}>
        <X aria-hidden />
      </button>
    </div>
  );
}
