import { X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';

import { useTexts } from '../texts/language.tsx';
import { partsTexts } from '../texts/parts.ts';
import classes from './dialog.module.css';

type Props = { title: string; isOpen: boolean; onClose: () => void; children: ReactNode };

/** The browser's own modal dialog: it holds the focus, closes on Escape and gives the focus back by itself. */
export function Dialog({ title, isOpen, onClose, children }: Props) {
  const t = useTexts(partsTexts);
  const heading = useId();
  const element = useRef<HTMLDialogElement>(null);
  const putAway = useRef(false);
  useEffect(() => {
    const dialog = element.current;
    if (!isOpen) return;
    dialog?.showModal();
    // Else the browser begins at the button that closes it.
    dialog?.querySelector<HTMLElement>('[data-autofocus], [data-search]')?.focus();
    // Where the page around it is put away, an open modal would still hold everything else back.
    return () => {
      putAway.current = dialog?.open === true;
      dialog?.close();
    };
  }, [isOpen]);
  const closed = (): void => {
    if (!putAway.current) onClose();
    putAway.current = false;
  };
  return (
    <dialog ref={element} aria-labelledby={heading} className={classes['dialog']} onClose={closed}>
      {isOpen && (
        <>
          <header className={classes['head']}>
            <h2 id={heading}>{title}</h2>
            <button type="button" aria-label={t.close} className={classes['close']} onClick={onClose}>
              <X aria-hidden />
            </button>
          </header>
          {children}
        </>
      )}
    </dialog>
  );
}
