import { Button } from '@mantine/core';

import type { ReviewItem } from '#contract/people.ts';
import { useCommandPages } from '../../client/use-command.ts';
import { callersTexts } from '../../texts/callers.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { ReviewList } from './review-list.tsx';
import classes from './review-page.module.css';
import { StrayEdits } from './stray-edits.tsx';
import { useFactEdits } from './use-fact-edits.ts';

const PAGE = 50;

/** The inbox of what was heard and waits for a person, to be gone through in one sitting. */
export function ReviewPage() {
  const t = useTexts(callersTexts);
  const pages = useCommandPages('review.list', { limit: PAGE });
  return (
    <div className={classes['view']}>
      <BackLink href="/callers">{t.back}</BackLink>
      <Page title={t.review.title} lead={t.review.lead}>
        <Answer of={pages}>
          {(data) => {
            const items = data.pages.flatMap((page) => page.items);
            if (items.length === 0)
              return (
                <>
                  <LeftBehind items={items} />
                  <EmptyState title={t.review.none}>{t.review.noneWords}</EmptyState>
                </>
              );
            return (
              <>
                <p className={`${classes['keys']} not-on-paper`}>{t.review.keys}</p>
                <LeftBehind items={items} />
                <ReviewList items={items} onShown={pages.onShown} />
                {pages.hasNextPage && (
                  <Button
                    variant="default"
                    className={classes['more'] ?? ''}
                    loading={pages.isFetchingNextPage}
                    onClick={() => void pages.fetchNextPage()}
                  >
                    {t.review.more}
                  </Button>
                )}
              </>
            );
          }}
        </Answer>
      </Page>
    </div>
  );
}

/** What was being typed over facts that were answered elsewhere. */
function LeftBehind({ items }: { items: readonly ReviewItem[] }) {
  return <StrayEdits edits={useFactEdits('review', items)} told={[]} />;
}
