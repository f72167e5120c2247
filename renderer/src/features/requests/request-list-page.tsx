import { useMemo } from 'react';

import { useCommandPages } from '../../client/use-command.ts';
import { useTexts } from '../../texts/language.tsx';
import { requestsTexts } from '../../texts/requests.ts';
import { Answer } from '../../ui/answer.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { RequestRow } from './request-row.tsx';

const PAGE = 100;
const ROW_PX = 72;

/** The last deliveries; each comes in at the top as it is answered. */
export function RequestListPage() {
  const t = useTexts(requestsTexts);
  const answer = useCommandPages('requests.list', { limit: PAGE });
  const pages = answer.data?.pages;
  const rows = useMemo(() => pages?.flatMap(({ requests }) => requests) ?? [], [pages]);
  return (
    <Page title={t.title} lead={t.lead}>
      <Answer of={answer} lines={8}>
        {() =>
          rows.length === 0 ? (
            <EmptyState title={t.empty}>{t.emptySentence}</EmptyState>
          ) : (
            <VirtualList
              label={t.list}
              items={rows}
              keyOf={({ id }) => id}
              rowHeight={ROW_PX}
              hasMore={answer.hasNextPage}
              isFetching={answer.isFetching}
              onEnd={() => void answer.fetchNextPage()}
              onShown={(shown) => answer.onShown(shown.map(({ id }) => id))}
            >
              {(request) => <RequestRow request={request} />}
            </VirtualList>
          )
        }
      </Answer>
    </Page>
  );
}
