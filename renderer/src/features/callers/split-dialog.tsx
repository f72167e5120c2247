import { Button, Checkbox } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import type { CallSummary } from '#contract/calls.ts';
import type { CallerDetail } from '#contract/callers.ts';
import type { Fact } from '#contract/facts.ts';
import { seenLength } from '#contract/seen-text.ts';
import { useClient } from '../../client/client-context.tsx';
import { useCommandPages } from '../../client/use-command.ts';
import { ShopWhen } from '../../shop/shop-when.tsx';
import { callersTexts } from '../../texts/callers.ts';
import { useTexts } from '../../texts/language.tsx';
import { partsTexts } from '../../texts/parts.ts';
import { Answer } from '../../ui/answer.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { LimitedInput } from '../../ui/limited-input.tsx';
import { useSeenRows } from '../../ui/use-seen-rows.ts';
import { DayOf } from './day-of.tsx';
import classes from './dialogs.module.css';
import { useDeed } from '../../shop/use-deed.ts';

type Props = { caller: CallerDetail; isOpen: boolean; onClose: () => void };

const PAGE = 100;
/** Counted as people see it: what does not fit is said, and never cut away unseen. */
const LONGEST_NAME = 60;

/** A family phone: the chosen calls, and what was learned from them, go to a caller of their own. */
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
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const isAll = chosen.size >= caller.calls;
  const nameLength = seenLength(name.trim());
  const isTooLong = nameLength > LONGEST_NAME;

  async function split(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (chosen.size === 0 || isAll || isTooLong || isBusy) return;
    const named = name.trim() === '' ? {} : { name: name.trim() };
    const isDone = await run({
      act: () => client.call('callers.split', { id: caller.id, callIds: [...chosen], ...named }),
      done: t.split.done(named.name ?? t.unnamed),
      undo: async ({ kept, created }) => {
        // A name typed here would outrank the one that the phone heard.
        for (const fact of created.facts.filter(isTypedName)) await client.call('facts.forget', { id: fact.id });
        await client.call('callers.merge', { keep: kept.id, gone: created.id });
      },
    });
    if (isDone) onClose();
  }

  return (
    <form className={classes['words']} onSubmit={(event) => void split(event)}>
      <p>{t.split.lead}</p>
      <CallChoice callerId={caller.id} chosen={chosen} onChange={setChosen} />
      {isAll && (
        <p role="alert" className={classes['warning']}>
          {t.split.all}
        </p>
      )}
      <LimitedInput
        label={t.split.name}
        length={nameLength}
        most={LONGEST_NAME}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <div className={classes['actions']}>
        <Button variant="default" onClick={onClose}>
          {parts.cancel}
        </Button>
        <Button type="submit" loading={isBusy} disabled={chosen.size === 0 || isAll || isTooLong}>
          {t.split.action(chosen.size)}
        </Button>
      </div>
    </form>
  );
}

function isTypedName({ slot, source }: Fact): boolean {
  return slot === 'customer_name' && source === 'staff';
}

type Choice = { callerId: string; chosen: ReadonlySet<string>; onChange: (chosen: ReadonlySet<string>) => void };

function CallChoice({ callerId, chosen, onChange }: Choice) {
  const t = useTexts(callersTexts);
  const pages = useCommandPages('calls.list', { callerId, limit: PAGE });
  const calls = pages.data?.pages.flatMap((page) => page.calls) ?? [];
  const list = useSeenRows<HTMLUListElement>(
    calls.map(({ id }) => id),
    pages.onShown,
  );
  const toggle = (id: string): void =>
    onChange(chosen.has(id) ? new Set([...chosen].filter((one) => one !== id)) : new Set(chosen).add(id));
  return (
    <Answer of={pages}>
      {() => (
        <>
          <ul ref={list} aria-label={t.split.calls} className={classes['calls']}>
            {calls.map((call) => (
              <li key={call.id} data-row={call.id}>
                <Checkbox
                  size="md"
                  checked={chosen.has(call.id)}
                  label={<CallWords call={call} />}
                  onChange={() => toggle(call.id)}
                />
              </li>
            ))}
          </ul>
          {pages.hasNextPage && (
            <Button variant="subtle" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {t.split.more}
            </Button>
          )}
        </>
      )}
    </Answer>
  );
}

function CallWords({ call }: { call: CallSummary }) {
  const t = useTexts(callersTexts).recent;
  return (
    <>
      {call.title ?? t.untitled}{' '}
      <span className={classes['quiet']}>
        <DayOf at={call.startedAt} business={call.businessId} />{' '}
        <ShopWhen at={call.startedAt} business={call.businessId} style="time" />
      </span>
    </>
  );
}
