import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { useClient } from '../../client/client-context.tsx';
import { factsTexts } from '../../texts/facts.ts';
import { useTexts } from '../../texts/language.tsx';
import { memoryTexts } from '../../texts/memory.ts';
import { partsTexts } from '../../texts/parts.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { LimitedInput } from '../../ui/limited-input.tsx';
import classes from './add-fact.module.css';
import { factRoom } from './fact-room.ts';
import { slotFromName } from './slot-from-name.ts';
import { useDeed } from '../../shop/use-deed.ts';

type Props = { callerId: string; isOpen: boolean; onClose: () => void };

const OTHER = '';
const LONGEST_SUBJECT = 60;

/** What the owner knows and the phone never heard. */
export function AddFact({ callerId, isOpen, onClose }: Props) {
  const t = useTexts(factsTexts);
  return (
    <Dialog title={t.add.title} isOpen={isOpen} onClose={onClose}>
      <FactForm callerId={callerId} onClose={onClose} />
    </Dialog>
  );
}

function FactForm({ callerId, onClose }: Omit<Props, 'isOpen'>) {
  const t = useTexts(factsTexts);
  const parts = useTexts(partsTexts);
  const client = useClient();
  const { run, isBusy } = useDeed();
  const [kind, setKind] = useState('remark');
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const [subject, setSubject] = useState('');
  const [pinned, setPinned] = useState(false);
  const slot = kind === OTHER ? slotFromName(name) : kind;
  const { length, most } = factRoom(slot, value);
  const isFit = slot !== null && length > 0 && length <= most && subject.trim().length <= LONGEST_SUBJECT;

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (slot === null || !isFit || isBusy) return;
    const about = subject.trim() === '' ? {} : { subject: subject.trim() };
    const isDone = await run({
      act: () => client.call('callers.remember', { callerId, slot, value: value.trim(), pinned, ...about }),
      done: t.added,
      undo: ({ fact: { id, status } }) =>
        client.call('facts.change', { id, change: { status: 'forgotten' }, over: status }),
    });
    if (isDone) onClose();
  }

  return (
    <form className={classes['form']} onSubmit={(event) => void save(event)}>
      <KindField kind={kind} name={name} onKind={setKind} onName={setName} />
      <LimitedInput
        label={t.add.value}
        required
        length={length}
        most={most}
        value={value}
        onChange={({ currentTarget }) => setValue(currentTarget.value)}
      />
      <LimitedInput
        label={t.add.subject}
        description={t.add.subjectHint}
        length={subject.trim().length}
        most={LONGEST_SUBJECT}
        value={subject}
        onChange={({ currentTarget }) => setSubject(currentTarget.value)}
      />
      <Checkbox label={t.add.pin} checked={pinned} onChange={({ currentTarget }) => setPinned(currentTarget.checked)} />
      <div className={classes['actions']}>
        <Button variant="default" onClick={onClose}>
          {parts.cancel}
        </Button>
        <Button type="submit" loading={isBusy} disabled={!isFit}>
          {t.add.action}
        </Button>
      </div>
    </form>
  );
}

type Kind = { kind: string; name: string; onKind: (kind: string) => void; onName: (name: string) => void };

function KindField({ kind, name, onKind, onName }: Kind) {
  const t = useTexts(factsTexts);
  const m = useTexts(memoryTexts);
  const kinds = Object.entries(m.slots).map(([value, label]) => ({ value, label }));
  const isBad = name.trim() !== '' && slotFromName(name) === null;
  return (
    <>
      <NativeSelect
        label={t.add.kind}
        data={[...kinds.toSorted((a, b) => a.label.localeCompare(b.label)), { value: OTHER, label: t.add.other }]}
        value={kind}
        data-autofocus
        onChange={({ currentTarget }) => onKind(currentTarget.value)}
      />
      {kind === OTHER && (
        <TextInput
          label={t.add.otherName}
          description={t.add.otherHint}
          required
          maxLength={60}
          value={name}
          onChange={({ currentTarget }) => onName(currentTarget.value)}
          {...(isBad && { error: t.add.otherBad })}
        />
      )}
    </>
  );
}
