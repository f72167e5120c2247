import { Button, NativeSelect, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';

import { slotName } from '../../shop/slot-name.ts';
import { useTexts } from '../../texts/language.tsx';
import { memoryTexts } from '../../texts/memory.ts';
import { rehearseTexts } from '../../texts/rehearse.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import type { Move, Play } from './play.ts';
import classes from './noted.module.css';

const LONGEST = 500;

/** What the provider's own analysis is to have read out of the call: a script brings it, and it can be changed. */
export function Noted({ noted, move }: { noted: Play['noted']; move: (move: Move) => void }) {
  const t = useTexts(rehearseTexts);
  const memory = useTexts(memoryTexts);
  const entries = Object.entries(noted);
  return (
    <details className={classes['noted']}>
      <summary>
        {t.noted.title} ({entries.length})
      </summary>
      <p className={classes['help']}>{t.noted.help}</p>
      <dl className={classes['entries']}>
        {entries.map(([slot, value]) => (
          <div key={slot} className={classes['entry']}>
            <dt>{slotName(slot, memory)}</dt>
            <dd>{value}</dd>
            <dd>
              <IconButton
                icon={X}
                label={t.noted.drop(slotName(slot, memory))}
                onClick={() => move({ kind: 'drop', slot })}
              />
            </dd>
          </div>
        ))}
      </dl>
      <NewEntry onAdd={(slot, value) => move({ kind: 'note', slot, value })} />
    </details>
  );
}

function NewEntry({ onAdd }: { onAdd: (slot: string, value: string) => void }) {
  const t = useTexts(rehearseTexts);
  const { slots } = useTexts(memoryTexts);
  const [slot, setSlot] = useState('customer_name');
  const [words, setWords] = useState('');
  const value = words.trim();
  return (
    <form
      className={classes['adding']}
      onSubmit={(event) => {
        event.preventDefault();
        if (value === '') return;
        onAdd(slot, value);
        setWords('');
      }}
    >
      <NativeSelect
        label={t.noted.slot}
        value={slot}
        data={Object.entries(slots).map(([id, label]) => ({ value: id, label }))}
        onChange={({ currentTarget }) => setSlot(currentTarget.value)}
      />
      <TextInput
        label={t.noted.value}
        value={words}
        maxLength={LONGEST}
        autoComplete="off"
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={value === ''}>
        {t.noted.add}
      </Button>
    </form>
  );
}
