import type { KeyboardEvent } from 'react';
import { Link, useSearchParams } from 'wouter';

import { useCommandPages, useCommandQuery } from '../../client/use-command.ts';
import { ShopChoice } from '../../shop/shop-choice.tsx';
import { callersTexts } from '../../texts/callers.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import classes from './caller-list-page.module.css';
import { addressOf, queryIn, type CallerQuery } from './caller-query.ts';
import { CallerRow } from './caller-row.tsx';
import { focusRow } from './row-focus.ts';

/** Some screens' worth: enough to scroll on, little enough to stand there at once. */
const PAGE = 60;
const ROW_PX = 72;

/** Everybody, whoever was met last first, or whoever is searched for. */
export function CallerListPage() {
  const t = useTexts(callersTexts);
  const [address, setAddress] = useSearchParams();
  const asked = queryIn(address);
  // It stands in the address, so that going back from a caller finds the same list.
  const ask = (change: { query?: string | undefined; business?: string | undefined }): void =>
    setAddress((now) => addressOf({ ...queryIn(now), ...change }), { replace: true });
  return (
    <Page title={t.title} lead={t.lead} actions={<ReviewLink />}>
      <div className={classes['view']} onKeyDown={moveByArrows}>
        <div className={classes['asking']}>
          <SearchField
            label={t.search}
            placeholder={t.searchHint}
            initial={asked.query ?? ''}
            onSearch={(query) => ask({ query })}
          />
          <ShopChoice value={asked.business} onChange={(business) => ask({ business })} />
        </div>
        <Found asked={asked} />
      </div>
    </Page>
  );
}

function Found({ asked }: { asked: CallerQuery }) {
  const t = useTexts(callersTexts);
  const pages = useCommandPages('callers.list', { limit: PAGE, ...asked }, { keepPrevious: true });
  return (
    <Answer of={pages} lines={8}>
      {(data) => {
        const callers = data.pages.flatMap((page) => page.callers);
        if (callers.length === 0) return <Nobody query={asked.query} />;
        return (
          <VirtualList
            // A new question begins at its top.
            key={addressOf(asked).toString()}
            label={t.list}
            items={callers}
            keyOf={({ id }) => id}
            rowHeight={ROW_PX}
            hasMore={pages.hasNextPage}
            isFetching={pages.isFetchingNextPage}
            onEnd={() => void pages.fetchNextPage()}
            onShown={(shown) => pages.onShown(shown.map(({ id }) => id))}
          >
            {(caller) => <CallerRow caller={caller} />}
          </VirtualList>
        );
      }}
    </Answer>
  );
}

function Nobody({ query }: { query: string | undefined }) {
  const t = useTexts(callersTexts);
  if (query !== undefined) return <EmptyState title={t.notFound(query)}>{t.notFoundWords}</EmptyState>;
  return (
    <EmptyState title={t.nobody} action={<Link href="/rehearse">{t.rehearse}</Link>}>
      {t.nobodyWords}
    </EmptyState>
  );
}

/** Shown only while something waits: an empty inbox asks for nothing. */
function ReviewLink() {
  const t = useTexts(callersTexts);
  const pending = useCommandQuery('today.get', {}).data?.pending ?? 0;
  if (pending === 0) return null;
  return (
    <Link href="/callers/review" className={classes['review'] ?? ''}>
      {t.review.link(pending)}
    </Link>
  );
}

function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  if (focusRow(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1)) event.preventDefault();
}
