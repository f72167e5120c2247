import { Link } from 'wouter';

import type { CallerSummary } from '#contract/callers.ts';
import { ShopWhen } from '../../shop/shop-when.tsx';
import { useShops } from '../../shop/use-shops.ts';
import { callersTexts } from '../../texts/callers.ts';
import { useTexts } from '../../texts/language.tsx';
import { MaskedNumber } from '../../ui/masked-number.tsx';
import classes from './caller-row.module.css';

/** One caller in the list: the name carries the row, the rest stands quietly beside it. */
export function CallerRow({ caller }: { caller: CallerSummary }) {
  const t = useTexts(callersTexts);
  const { id, name, maskedNumbers, calls, lastCallAt, pendingFacts, blocked } = caller;
  return (
    <div className={classes['row']}>
      <div className={classes['who']}>
        <Link href={`/callers/${id}`} className={classes['name'] ?? ''} data-unnamed={name === null}>
          {name ?? t.unnamed}
        </Link>
        <span className={classes['marks']}>
          {maskedNumbers.slice(0, 2).map((masked) => (
            <MaskedNumber key={masked} masked={masked} />
          ))}
          <ShopName id={caller.businessId} />
          {blocked && <strong className={classes['blocked']}>{t.blocked}</strong>}
          {pendingFacts > 0 && <strong className={classes['pending']}>{t.toReview(pendingFacts)}</strong>}
        </span>
      </div>
      <div className={classes['calls']}>
        {lastCallAt === null ? (
          t.never
        ) : (
          <>
            <span>{t.calls(calls)}</span>
            <ShopWhen at={lastCallAt} business={caller.businessId} style="ago" />
          </>
        )}
      </div>
    </div>
  );
}

/** Said only where there is more than one shop to tell apart. */
function ShopName({ id }: { id: string }) {
  const shops = useShops();
  if (shops.length < 2) return null;
  return <span>{shops.find((shop) => shop.id === id)?.name ?? id}</span>;
}
