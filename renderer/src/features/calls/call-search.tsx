import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { Link } from 'wouter';

import type { SearchHit } from '#contract/calls.ts';
import { useCommandPages } from '../../client/use-command.ts';
import { clock } from '../../texts/amounts.ts';
import { callsTexts } from '../../texts/calls.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import { Highlight } from '../../ui/highlight.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { inputOf, type CallFilters } from './call-filters.ts';
import { CallRow } from './call-row.tsx';
import classes from './call-search.module.css';
import { byCall, placeOf, type HitGroup } from './hit-groups.ts';

const PAGE = 50;
const GROUP_PX = 150;

/** Where in all calls the words were said, each place leading to its turn. */
export function CallSearch({ words, filters }: { words: string; filters: CallFilters }) {
  const t = useTexts(callsTexts);
  const answer = useCommandPages(
    'calls.search',
    { query: words, limit: PAGE, ...inputOf(filters) },
    { keepPrevious: true },
  );
  const pages = answer.data?.pages;
  const groups = useMemo(() => byCall(pages?.flatMap(({ hits }) => hits) ?? []), [pages]);
  return (
    <Answer of={answer} lines={8}>
      {() => (
        <>
          {groups.length > 0 && (
            <VirtualList
              label={t.hits}
              items={groups}
              keyOf={({ key }) => key}
              rowHeight={GROUP_PX}
              hasMore={answer.hasNextPage}
              isFetching={answer.isFetching}
              onEnd={() => void answer.fetchNextPage()}
              onShown={(shown) => answer.onShown(shown.map(({ call }) => call.id))}
            >
              {(group) => <Found group={group} />}
            </VirtualList>
          )}
          {groups.length === 0 && !answer.hasNextPage && (
            <EmptyState title={t.empty.unsaid}>{t.empty.unsaidSentence}</EmptyState>
          )}
          {groups.length === 0 && answer.hasNextPage && (
            <Button loading={answer.isFetching} onClick={() => void answer.fetchNextPage()}>
              {t.further}
            </Button>
          )}
        </>
      )}
    </Answer>
  );
}

function Found({ group: { call, hits } }: { group: HitGroup }) {
  return (
    <div className={classes['found']}>
      <CallRow call={call} isDated />
      <ul className={classes['hits']}>
        {hits.map((hit) => (
          <li key={hit.position ?? 'summary'}>
            <Hit hit={hit} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Hit({ hit }: { hit: SearchHit }) {
  const t = useTexts(callsTexts);
  return (
    <Link href={placeOf(hit)} className={classes['hit'] ?? ''}>
      <span className={classes['place']}>
        {hit.role === null ? t.inSummary : t.roles[hit.role]}
        {hit.atSeconds !== null && ` · ${clock(hit.atSeconds)}`}
      </span>
      <span>
        <Highlight text={hit.text} marks={hit.marks} />
      </span>
    </Link>
  );
}
