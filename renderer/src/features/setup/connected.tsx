import type { ReactNode } from 'react';

import { useCommandQuery } from '../../client/use-command.ts';
import { ShopWhen } from '../../shop/shop-when.tsx';
import { useTexts } from '../../texts/language.tsx';
import { setupCallTexts } from '../../texts/setup-call.ts';
import { setupTexts } from '../../texts/setup.ts';
import classes from './connected.module.css';
import { numberOf } from './chosen-line.ts';
import type { Setup } from './use-setup.ts';

/** What a shop is connected to, and since when that is known to work. */
export function Connected({ setup: { shop, state } }: { setup: Setup }) {
  const t = useTexts(setupCallTexts).overview;
  const { number: numberWords } = useTexts(setupTexts);
  const offers = useCommandQuery('connect.offers', {});
  const { wish, connectedAt, testedAt, publicUrl, hasModel } = state;
  const agent = offers.data?.agents.find(({ id }) => id === wish?.agentId);
  const moment = (at: string): ReactNode => <ShopWhen at={at} business={shop.id} />;
  const line = numberOf(wish, offers.data) ?? (wish?.line === null ? t.noLine : t.unknown);
  const fallback = wish?.fallback ? numberWords.fallback[wish.fallback.kind] : numberWords.fallback.none;
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t.agent, agent?.name ?? (offers.isPending ? '…' : t.unknown)],
    [t.line, offers.isPending && wish?.line?.kind !== 'sip' ? '…' : line],
    ...(wish?.line
      ? [[t.mode, t.modes[wish.mode ?? 'native']] as const, [t.fallbacks[wish.mode ?? 'native'], fallback] as const]
      : []),
    ...(wish?.line && wish.mode === 'register' && (wish.thinks === 'own' || hasModel)
      ? [[t.thinks, t.thinkers[wish.thinks ?? 'agent']] as const]
      : []),
    [t.address, publicUrl ?? t.noAddress],
    [t.since, connectedAt === null ? t.never : moment(connectedAt)],
    [t.tested, testedAt === null ? t.never : moment(testedAt)],
  ];
  return (
    <dl className={classes['rows']}>
      {rows.map(([term, words]) => (
        <div key={term} className={classes['row']}>
          <dt>{term}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}
