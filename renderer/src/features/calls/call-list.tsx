import { useMemo } from 'react';

import { useCommandPages } from '../../client/use-command.ts';
import { useShops } from '../../shop/use-shops.ts';
import { callsTexts } from '../../texts/calls.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { calendarDay, dayIn } from '../../texts/moments.ts';
import { Answer } from '../../ui/answer.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useNow } from '../../ui/use-now.ts';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { withDays, type ListedCall } from './call-days.ts';
import { inputOf, isNarrowed, type CallFilters } from './call-filters.ts';
import classes from './call-list.module.css';
import { CallRow } from './call-row.tsx';

const PAGE = 200;
const ROW_PX = 84;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Calls newest first under their days, more of them as one scrolls. */
export function CallList({ filters }: { filters: CallFilters }) {
  const t = useTexts(callsTexts);
  const answer = useCommandPages('calls.list', { limit: PAGE, ...inputOf(filters) }, { keepPrevious: true });
  const rows = useRows(answer.data?.pages);
  return (
    <Answer of={answer} lines={8}>
      {() =>
        rows.length === 0 ? (
          <NoCalls isNarrowed={isNarrowed(filters)} />
        ) : (
          <VirtualList
            label={t.list}
            items={rows}
            keyOf={({ key }) => key}
            rowHeight={ROW_PX}
            hasMore={answer.hasNextPage}
            isFetching={answer.isFetching}
            onEnd={() => void answer.fetchNextPage()}
            onShown={(shown) => answer.onShown(shown.flatMap((row) => (row.kind === 'call' ? row.call.id : [])))}
          >
            {(row) => (row.kind === 'day' ? <DayHeading day={row.day} /> : <CallRow call={row.call} />)}
          </VirtualList>
        )
      }
    </Answer>
  );
}

type Pages = readonly { calls: Parameters<typeof withDays>[0] }[];

function useRows(pages: Pages | undefined): readonly ListedCall[] {
  const shops = useShops();
  return useMemo(() => {
    const zones = new Map(shops.map(({ id, zone }) => [id, zone]));
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const calls = pages?.flatMap((page) => page.calls) ?? [];
    return withDays(calls, (id) => zones.get(id) ?? here);
  }, [pages, shops]);
}

/** Days are each shop's own; which of them is today is told by the first shop's clock. */
function DayHeading({ day }: { day: string }) {
  const t = useTexts(callsTexts);
  const { language } = useLanguage();
  const zone = useShops()[0]?.zone ?? 'UTC';
  const now = useNow(MINUTE_MS);
  const name =
    day === dayIn(zone, now) ? t.today : day === dayIn(zone, now - DAY_MS) ? t.yesterday : calendarDay(language, day);
  return <h2 className={classes['day']}>{name}</h2>;
}

function NoCalls({ isNarrowed: narrowed }: { isNarrowed: boolean }) {
  const t = useTexts(callsTexts).empty;
  return <EmptyState title={narrowed ? t.filtered : t.title}>{narrowed ? t.filteredSentence : t.sentence}</EmptyState>;
}
