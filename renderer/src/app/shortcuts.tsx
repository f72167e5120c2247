import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';

import { frameTexts } from '../texts/frame.ts';
import { useTexts } from '../texts/language.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { isPlainKey } from './plain-key.ts';
import classes from './shortcuts.module.css';
import { views } from './views.tsx';

/** How long after `g` the letter of a view is waited for. */
const PAIR_MS = 1_500;

/** The keyboard's ways through the window, and the dialog that tells them. */
export function Shortcuts() {
  const t = useTexts(frameTexts);
  const [isHelpOpen, setHelpOpen] = useState(false);
  useShortcutKeys(() => setHelpOpen(true));
  return (
    <Dialog title={t.shortcuts.title} isOpen={isHelpOpen} onClose={() => setHelpOpen(false)}>
      <dl className={classes['keys']}>
        <Row keys={['/']} does={t.shortcuts.search} />
        <Row keys={['?']} does={t.shortcuts.help} />
        {views.map(({ name, letter }) => (
          <Row key={name} keys={['g', letter]} does={t.shortcuts.open(t.views[name])} />
        ))}
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

function useShortcutKeys(onHelp: () => void): void {
  const [, navigate] = useLocation();
  const gPressedAt = useRef(-Infinity);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isPlainKey(event)) return;
      const isPair = event.timeStamp - gPressedAt.current < PAIR_MS;
      const view = isPair ? views.find(({ letter }) => letter === event.key) : undefined;
      gPressedAt.current = event.key === 'g' ? event.timeStamp : -Infinity;
      if (view) navigate(view.path);
      else if (event.key === '?') onHelp();
      else if (event.key !== '/' || !focusSearch()) return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [navigate, onHelp]);
}

function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('[data-search]');
  field?.focus();
  field?.select();
  return field !== null;
}
