import { Link } from 'wouter';

import type { CallerDetail } from '#contract/callers.ts';
import { CallButton } from '../../shop/calling/call-button.tsx';
import { ShopWhen } from '../../shop/shop-when.tsx';
import { callersTexts } from '../../texts/callers.ts';
import { useTexts } from '../../texts/language.tsx';
import classes from './caller-lead.module.css';
import { CallerNumbers } from './caller-numbers.tsx';

/** Under the name: the numbers, how often and when they called, and who shares their phone. */
export function CallerLead({ caller }: { caller: CallerDetail }) {
  const t = useTexts(callersTexts);
  const { calls, lastCallAt, businessId, sharesNumberWith } = caller;
  return (
    <div className={classes['lead']}>
      <CallerNumbers id={caller.id} masked={caller.maskedNumbers} />
      <span>
        {lastCallAt === null ? (
          t.page.firstCall
        ) : (
          <>
            {t.calls(calls)}, {t.lastCall} <ShopWhen at={lastCallAt} business={businessId} style="ago" />
          </>
        )}
      </span>
      {sharesNumberWith.length > 0 && (
        <span>
          {t.page.shares}{' '}
          {sharesNumberWith.map(({ id, name }, at) => (
            <span key={id}>
              {at > 0 && ', '}
              <Link href={`/callers/${id}`}>{name ?? t.unnamed}</Link>
            </span>
          ))}
        </span>
      )}
      {caller.maskedNumbers.length > 0 && <CallButton whom={{ callerId: caller.id, name: caller.name }} />}
    </div>
  );
}
