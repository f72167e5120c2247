import { Button } from '@mantine/core';

import { useCommandPages } from '../../../client/use-command.ts';
import { ShopWhen } from '../../../shop/shop-when.tsx';
import { useTexts } from '../../../texts/language.tsx';
import { accessTexts } from '../../../texts/access.ts';
import { proofTexts } from '../../../texts/proof.ts';
import { Answer } from '../../../ui/answer.tsx';
import { BackLink } from '../../../ui/back-link.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import classes from './proof.module.css';

const PAGE = 100;

/** Who saw or changed what, newest first. */
export function TrailPage() {
  const { trail: t, back } = useTexts(proofTexts);
  const { deeds } = useTexts(accessTexts);
  const answer = useCommandPages('audit.list', { limit: PAGE });
  const lines = answer.data?.pages.flatMap((page) => page.lines) ?? [];
  return (
    <>
      <BackLink href="/settings/privacy">{back}</BackLink>
      <Page title={t.title} lead={t.help}>
        <Answer of={answer} lines={8}>
          {() =>
            lines.length === 0 ? (
              <EmptyState title={t.none}>{t.noneWords}</EmptyState>
            ) : (
              <ul className={classes['list']} aria-label={t.title}>
                {lines.map(({ id, at, who, did, action, subject }) => (
                  <li key={id} className={classes['line']}>
                    <span>
                      <ShopWhen at={at} /> · {t.who[who]}{' '}
                      {isDeed(action, deeds) ? (
                        deeds[action]
                      ) : (
                        <>
                          {t.did[did]} <code>{action}</code>
                        </>
                      )}
                    </span>
                    {subject !== null && <span className={classes['quiet']}>{subject}</span>}
                  </li>
                ))}
              </ul>
            )
          }
        </Answer>
        {answer.hasNextPage && (
          <div>
            <Button variant="default" loading={answer.isFetching} onClick={() => void answer.fetchNextPage()}>
              {t.more}
            </Button>
          </div>
        )}
      </Page>
    </>
  );
}

/** What was done with the PIN has words of its own. */
function isDeed<T extends object>(action: string, deeds: T): action is Extract<keyof T, string> {
  return Object.hasOwn(deeds, action);
}
