import { Link } from 'wouter';

import type { RequestLine } from '#contract/requests.ts';
import { ShopWhen } from '../../shop/shop-when.tsx';
import { size, stretch } from '../../texts/amounts.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { requestsTexts } from '../../texts/requests.ts';
import { StatusDot } from '../../ui/status-dot.tsx';
import { routeName, toneOf } from './request-words.ts';
import classes from './request-row.module.css';

/** One delivery: what it was, what became of it, how long that took. The whole row leads to it. */
export function RequestRow({ request: { id, at, route, reason, milliseconds, bytes } }: { request: RequestLine }) {
  const t = useTexts(requestsTexts);
  const { language } = useLanguage();
  return (
    <article className={classes['row']}>
      <span className={classes['quiet']}>
        <ShopWhen at={at} />
      </span>
      <div>
        <Link href={`/requests/${id}`} className={classes['what'] ?? ''}>
          {routeName(route, t)}
        </Link>
        <p className={classes['verdict']}>
          <StatusDot tone={toneOf(reason)} />
          {t.verdicts[reason]}
        </p>
      </div>
      <span className={classes['figure']}>{stretch(language, milliseconds)}</span>
      <span className={`${classes['figure']} ${classes['quiet']}`}>{size(language, bytes)}</span>
    </article>
  );
}
