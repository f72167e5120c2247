import { History, Pencil, Pin, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import type { Fact } from '#contract/facts.ts';
import { factValue } from '../../shop/slot-name.ts';
import { factsTexts } from '../../texts/facts.ts';
import { useTexts } from '../../texts/language.tsx';
import { memoryTexts } from '../../texts/memory.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { FactEditor } from './fact-editor.tsx';
import { FactHistory } from './fact-history.tsx';
import { FactOrigin } from './fact-origin.tsx';
import classes from './fact-row.module.css';
import { useFactDeeds, type FactDeeds } from './use-fact-deeds.ts';
import type { FactEdits } from './use-fact-edits.ts';

type Open = 'history' | 'saved' | null;

/** One thing the agent is told about a caller, and everything the owner can do with it. */
export function FactRow({ fact, business, edits }: { fact: Fact; business: string; edits: FactEdits }) {
  const m = useTexts(memoryTexts);
  const deeds = useFactDeeds();
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  // A correction is a new fact with a row of its own: this one goes.
  const leave = (): void => {
    setOpen('saved');
    focusFacts();
  };
  const words = edits.wordsOf(fact.id);
  const row = useFocusAfterEditing(words !== null, open);
  if (words !== null)
    return (
      <FactEditor
        fact={fact}
        words={words}
        isBusy={deeds.isBusy}
        onWords={(next) => edits.put(fact, next)}
        onCancel={() => edits.drop(fact.id)}
        onSave={(value) =>
          void edits.send(fact, value, () => deeds.correct(fact, value)).then((isDone) => isDone && leave())
        }
      />
    );
  return (
    <div ref={row} tabIndex={-1} className={classes['row']}>
      <div className={classes['words']}>
        <p className={classes['value']}>{factValue(fact, m)}</p>
        <FactOrigin fact={fact} business={business} />
      </div>
      <Tools
        fact={fact}
        deeds={deeds}
        onEdit={() => edits.put(fact, fact.value)}
        onHistory={() => setOpen('history')}
      />
      <FactHistory fact={fact} business={business} isOpen={open === 'history'} onClose={close} />
    </div>
  );
}

/** The field that had the focus is gone: the keyboard goes on in the row that it stood in. */
function useFocusAfterEditing(isEdited: boolean, open: Open) {
  const row = useRef<HTMLDivElement>(null);
  const before = useRef(isEdited);
  useEffect(() => {
    if (before.current && !isEdited && open === null) row.current?.focus();
    before.current = isEdited;
  }, [isEdited, open]);
  return row;
}

type Tools = { fact: Fact; deeds: FactDeeds; onEdit: () => void; onHistory: () => void };

function Tools({ fact, deeds, onEdit, onHistory }: Tools) {
  const t = useTexts(factsTexts);
  const { value, pinned } = fact;
  return (
    <div className={`${classes['tools']} not-on-paper`}>
      <IconButton
        icon={Pin}
        label={t.pin(value)}
        isPressed={pinned}
        isBusy={deeds.isBusy}
        onClick={() => void deeds.pin(fact)}
      />
      <IconButton icon={Pencil} label={t.edit(value)} onClick={onEdit} />
      <IconButton icon={History} label={t.history(value)} onClick={onHistory} />
      <IconButton
        icon={Trash2}
        label={t.forget(value)}
        isBusy={deeds.isBusy}
        onClick={() => void deeds.forget(fact).then((isDone) => isDone && focusFacts())}
      />
    </div>
  );
}

/** The row that had the focus is gone: the keyboard goes on where it stood. */
function focusFacts(): void {
  document.querySelector<HTMLElement>('[data-facts]')?.focus();
}
