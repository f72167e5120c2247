import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';

import { callerDraft } from '../../client/caller-drafts.ts';
import { useClient } from '../../client/client-context.tsx';
import { useDraft } from '../../client/use-draft.ts';
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

type Typed = { kind: string; name: string; value: string; subject: string; pinned: boolean };

const NOTHING: Typed = { kind: 'remark', name: '', value: '', subject: '', pinned: false };

/** What the owner knows and the phone never heard. What is typed is kept when the dialog closes, as by a lock. */
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
  const { draft, keep } = useDraft<Typed>(callerDraft(callerId, 'fact'));
  const typed = draft ?? NOTHING;
  const { kind, name, value, subject, pinned } = typed;
  const type = (part: Partial<Typed>): void => keep({ ...typed, ...part });
  const slot = kind === OTHER ? slotFromName(name) : kind;
  const { length, most } = factRoom(slot, value);
  const isFit = slot !== null && length > 0 && length <= most && subject.trim().length <= LONGEST_SUBJECT;

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (slot === null || !isFit || isBusy) return;
    const isDone = await run({
      act: () => client.call('callers.remember', { callerId, slot, value: value.trim(), pinned, ...aboutOf(subject) }),
      done: t.added,
      undo: ({ fact: { id, status } }) =>
        client.call('facts.change', { id, change: { status: 'forgotten' }, over: status }),
    });
    if (!isDone) return;
    keep(null);
    onClose();
  }

  return (
    <form className={classes['form']} onSubmit={(event) => void save(event)}>
      <KindField kind={kind} name={name} onType={type} />
      <LimitedInput
        label={t.add.value}
        required
        length={length}
        most={most}
        value={value}
        onChange={({ currentTarget }) => type({ value: currentTarget.value })}
      />
      <LimitedInput
        label={t.add.subject}
        description={t.add.subjectHint}
        length={subject.trim().length}
        most={LONGEST_SUBJECT}
        value={subject}
        onChange={({ currentTarget }) => type({ subject: currentTarget.value })}
      />
      <Checkbox
        label={t.add.pin}
        checked={pinned}
        onChange={({ currentTarget }) => type({ pinned: currentTarget.checked })}
      />
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

function aboutOf(subject: string): { subject?: string } {
  return subject.trim() === '' ? {} : { subject: subject.trim() };
}

type Kind = Pick<Typed, 'kind' | 'name'> & { onType: (part: Partial<Typed>) => void };

function KindField({ kind, name, onType }: Kind) {
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
        onChange={({ currentTarget }) => onType({ kind: currentTarget.value })}
      />
      {kind === OTHER && (
        <TextInput
          label={t.add.otherName}
          description={t.add.otherHint}
          required
          maxLength={60}
          value={name}
          onChange={({ currentTarget }) => onType({ name: currentTarget.value })}
          {...(isBad && { error: t.add.otherBad })}
        />
      )}
    </>
  );
}
