import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';

import { accessTexts } from '../texts/access.ts';
import { frameTexts } from '../texts/frame.ts';
import { useTexts } from '../texts/language.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { isPlainKey } from './plain-key.ts';
import classes from './shortcuts.module.css';
import { useLock } from './use-lock.ts';
import { views } from './views.tsx';

/** How long after `g` the letter of a view is waited for. */
const PAIR_MS = 1_500;
/** No view has this letter. */
const LOCK = 'l';

/** The keyboard's ways through the window, and the dialog that tells them. */
export function Shortcuts() {
  const t = useTexts(frameTexts);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const lock = useLock();
  const { lock: lockWord } = useTexts(accessTexts);
  useShortcutKeys(() => setHelpOpen(true), lock);
  return (
    <Dialog title={t.shortcuts.title} isOpen={isHelpOpen} onClose={() => setHelpOpen(false)}>
      <dl className={classes['keys']}>
        <Row keys={['/']} does={t.shortcuts.search} />
        <Row keys={['?']} does={t.shortcuts.help} />
        {views.map(({ name, letter }) => (
          <Row key={name} keys={['g', letter]} does={t.shortcuts.open(t.views[name])} />
        ))}
        {lock && <Row keys={['g', LOCK]} does={lockWord} />}
      </dl>
    </Dialog>
  );
}

function Row({ keys: [first, second], does }: { keys: [string, string?]; does: string }) {
  const { then } = useTexts(frameTexts).shortcuts;
  return (
    <div className={classes['row']}>
      <dt>
        <kbd>{first}</kbd>
        {second !== undefined && (
          <>
            {` ${then} `}
            <kbd>{second}</kbd>
          </>
        )}
      </dt>
      <dd>{does}</dd>
    </div>
  );
}

function useShortcutKeys(onHelp: () => void, lock: (() => void) | null): void {
  const [, navigate] = useLocation();
  const gPressedAt = useRef(-Infinity);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isPlainKey(event)) return;
      const isPair = event.timeStamp - gPressedAt.current < PAIR_MS;
      const view = isPair ? views.find(({ letter }) => letter === event.key) : undefined;
      gPressedAt.current = event.key === 'g' ? event.timeStamp : -Infinity;
      if (isPair && event.key === LOCK) lock?.();
      else if (view) navigate(view.path);
      else if (event.key === '?') onHelp();
      else if (event.key !== '/' || !focusSearch()) return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [navigate, onHelp, lock]);
}

function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('[data-search]');
  field?.focus();
  field?.select();
  return field !== null;
}
