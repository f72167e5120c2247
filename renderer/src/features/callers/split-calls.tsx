import { Button, Checkbox } from '@mantine/core';

import type { CallSummary } from '#contract/calls.ts';
import { useCommandPages } from '../../client/use-command.ts';
import { ShopWhen } from '../../shop/shop-when.tsx';
import { callersTexts } from '../../texts/callers.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import { useSeenRows } from '../../ui/use-seen-rows.ts';
import { DayOf } from './day-of.tsx';
import classes from './dialogs.module.css';
import type { Chosen } from './use-chosen.ts';

const PAGE = 100;

/** The calls of a caller, to tick those that somebody else made. */
export function SplitCalls({ callerId, chosen }: { callerId: string; chosen: Chosen }) {
  const t = useTexts(callersTexts);
  const pages = useCommandPages('calls.list', { callerId, limit: PAGE });
  const calls = pages.data?.pages.flatMap((page) => page.calls) ?? [];
  const list = useSeenRows<HTMLUListElement>(
    calls.map(({ id }) => id),
    pages.onShown,
  );
  return (
    <Answer of={pages}>
      {() => (
        <>
          <ul ref={list} aria-label={t.split.calls} className={classes['calls']}>
            {calls.map((call) => (
              <li key={call.id} data-row={call.id}>
                <Checkbox
                  size="md"
                  checked={chosen.ids.has(call.id)}
                  label={<CallWords call={call} />}
                  onChange={() => chosen.toggle(call.id)}
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
