import { createContext, use, useCallback, useMemo, useRef, useState, type ReactNode } from 'react';

import { useTexts } from '../texts/language.tsx';
import { partsTexts } from '../texts/parts.ts';
import { Toast, type ToastWords } from './toast.tsx';
import classes from './toasts.module.css';

type Say = (words: ToastWords) => void;

const ToastContext = createContext<Say | null>(null);
const MOST_SHOWN = 3;

/** Where short messages appear; the youngest three stay. */
export function Toasts({ children }: { children: ReactNode }) {
  const t = useTexts(partsTexts);
  const [shown, setShown] = useState<readonly (ToastWords & { key: number })[]>([]);
  const next = useRef(0);
  const say = useCallback<Say>((words) => {
    const key = next.current++;
    setShown((now) => [...now, { ...words, key }].slice(-MOST_SHOWN));
  }, []);
  const region = useMemo(
    () => (
      <section aria-label={t.messages} className={`${classes['toasts']} not-on-paper`}>
        <div role="status">
          {shown.map(({ key, ...words }) => (
            <Toast key={key} {...words} onClose={() => setShown((now) => now.filter((toast) => toast.key !== key))} />
          ))}
        </div>
      </section>
    ),
    [shown, t],
  );
  return (
    <ToastContext value={say}>
      {children}
      {region}
    </ToastContext>
  );
}

/** Says something that was done: `say({ text: t.forgotten, onUndo: () => bringBack() })`. */
export function useToast(): Say {
  const say = use(ToastContext);
  if (!say) throw new Error('useToast needs Toasts above it');
  return say;
}
