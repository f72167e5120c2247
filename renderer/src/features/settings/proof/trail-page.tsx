import { Button } from '@mantine/core';

import type { AuditLine } from '#contract/audit.ts';
import { useCommandPages } from '../../../client/use-command.ts';
import { ShopWhen } from '../../../shop/shop-when.tsx';
import { useTexts } from '../../../texts/language.tsx';
import { accessTexts } from '../../../texts/access.ts';
import { proofTexts } from '../../../texts/proof.ts';
import { trailTexts } from '../../../texts/trail.ts';
import { Answer } from '../../../ui/answer.tsx';
import { BackLink } from '../../../ui/back-link.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import classes from './proof.module.css';

const PAGE = 100;

/** Who saw or changed what, newest first. */
export function TrailPage() {
  const { trail: t, back } = useTexts(proofTexts);
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
                {lines.map((line) => (
                  <li key={line.id} className={classes['line']}>
                    <span>
                      <ShopWhen at={line.at} /> · <Deed {...line} />
                    </span>
                    {line.subject !== null && <span className={classes['quiet']}>{line.subject}</span>}
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

/** Who did what. A line that an older version wrote may tell of a command that there is no more. */
function Deed({ who, did, action }: Pick<AuditLine, 'who' | 'did' | 'action'>) {
  const { trail: t } = useTexts(proofTexts);
  const { deeds } = useTexts(accessTexts);
  const actions = useTexts(trailTexts);
  const name = t.who[who];
  if (isAmong(action, deeds)) return `${name} ${deeds[action]}`;
  if (isAmong(action, actions)) return (did === 'refused' ? t.refused : t.done)(name, actions[action]);
  return (
    <>
      {name} {t.did[did]} <code>{action}</code>
    </>
  );
}

function isAmong<T extends object>(action: string, words: T): action is Extract<keyof T, string> {
  return Object.hasOwn(words, action);
}
