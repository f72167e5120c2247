import { Button } from '@mantine/core';
import type { FormEvent } from 'react';

import type { CallerDetail } from '#contract/callers.ts';
import type { Fact } from '#contract/facts.ts';
import { seenLength } from '#contract/seen-text.ts';
import { callerDraft } from '../../client/caller-drafts.ts';
import { useClient } from '../../client/client-context.tsx';
import { useDraft } from '../../client/use-draft.ts';
import { useDeed } from '../../shop/use-deed.ts';
import { callersTexts } from '../../texts/callers.ts';
import { useTexts } from '../../texts/language.tsx';
import { partsTexts } from '../../texts/parts.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { LimitedInput } from '../../ui/limited-input.tsx';
import classes from './dialogs.module.css';
import { SplitAppointments } from './split-appointments.tsx';
import { SplitCalls } from './split-calls.tsx';
import { useChosen } from './use-chosen.ts';

type Props = { caller: CallerDetail; isOpen: boolean; onClose: () => void };

/** Counted as people see it: what does not fit is said, and never cut away unseen. */
const LONGEST_NAME = 60;

/** A family phone: the chosen calls and appointments, and what was learned, go to a caller of their own. */
export function SplitDialog({ caller, isOpen, onClose }: Props) {
  const t = useTexts(callersTexts).split;
  return (
    <Dialog title={t.title} isOpen={isOpen} onClose={onClose}>
      <SplitForm caller={caller} onClose={onClose} />
    </Dialog>
  );
}

function SplitForm({ caller, onClose }: Omit<Props, 'isOpen'>) {
  const t = useTexts(callersTexts);
  const parts = useTexts(partsTexts);
  const client = useClient();
  const { run, isBusy } = useDeed();
  const { draft, keep } = useDraft<string>(callerDraft(caller.id, 'name'));
  const name = draft ?? '';
  const calls = useChosen();
  const appointments = useChosen();
  const isAll = calls.ids.size >= caller.calls;
  const nameLength = seenLength(name.trim());
  const isTooLong = nameLength > LONGEST_NAME;

  async function split(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (calls.ids.size === 0 || isAll || isTooLong || isBusy) return;
    const named = name.trim() === '' ? {} : { name: name.trim() };
    const chosen = { callIds: [...calls.ids], appointmentIds: [...appointments.ids] };
    const isDone = await run({
      act: () => client.call('callers.split', { id: caller.id, ...chosen, ...named }),
      done: t.split.done(named.name ?? t.unnamed),
      undo: async ({ kept, created }) => {
        // A name typed here would outrank the one that the phone heard.
        for (const fact of created.facts.filter(isTypedName)) await client.call('facts.forget', { id: fact.id });
        await client.call('callers.merge', { keep: kept.id, gone: created.id });
      },
    });
    if (!isDone) return;
    keep(null);
    onClose();
  }

  return (
    <form className={classes['words']} onSubmit={(event) => void split(event)}>
      <p>{t.split.lead}</p>
      <SplitCalls callerId={caller.id} chosen={calls} />
      {isAll && (
        <p role="alert" className={classes['warning']}>
          {t.split.all}
        </p>
      )}
      <SplitAppointments callerId={caller.id} business={caller.businessId} chosen={appointments} />
      <LimitedInput
        label={t.split.name}
        length={nameLength}
        most={LONGEST_NAME}
        value={name}
        onChange={({ currentTarget }) => keep(currentTarget.value)}
      />
      <div className={classes['actions']}>
        <Button variant="default" onClick={onClose}>
          {parts.cancel}
        </Button>
        <Button type="submit" loading={isBusy} disabled={calls.ids.size === 0 || isAll || isTooLong}>
          {t.split.action(calls.ids.size, appointments.ids.size)}
        </Button>
      </div>
    </form>
  );
}

function isTypedName({ slot, source }: Fact): boolean {
  return slot === 'customer_name' && source === 'staff';
}
