import { Link } from 'wouter';

import type { CallSummary } from '#contract/calls.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { ShopWhen } from '../../shop/shop-when.tsx';
import { useTexts } from '../../texts/language.tsx';
import { todayTexts } from '../../texts/today.ts';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import { callName } from './call-name.ts';
import classes from './rows.module.css';

const ASKED = 12;
const SHOWN = 5;

/** The calls before now, so that a quiet day still says when it last rang and why. */
export function LatestCalls(shop: { business?: string }) {
  const t = useTexts(todayTexts);
  const answer = useCommandQuery('calls.list', { limit: ASKED, ...shop }, { keepPrevious: true });
  return (
    <Section title={t.lately.title} aside={<Link href="/calls">{t.lately.all}</Link>}>
      <Answer of={answer} lines={3}>
        {({ calls }) => <Past calls={calls.filter(({ status }) => status !== 'live').slice(0, SHOWN)} />}
      </Answer>
    </Section>
  );
}

function Past({ calls }: { calls: readonly CallSummary[] }) {
  const t = useTexts(todayTexts);
  if (calls.length === 0)
    return (
      <p className={classes['none']}>
        {t.lately.none} <Link href="/rehearse">{t.lately.rehearse}</Link>
      </p>
    );
  return (
    <ul className={classes['rows']}>
      {calls.map((call) => (
        <li key={call.id}>
          <PastCall call={call} />
        </li>
      ))}
    </ul>
  );
}

function PastCall({ call }: { call: CallSummary }) {
  const t = useTexts(todayTexts);
  const what = call.title ?? call.summary;
  return (
    <Link href={`/calls/${call.id}`} className={classes['past'] ?? ''}>
      <span className={classes['small']}>
        <ShopWhen at={call.startedAt} style="ago" business={call.businessId} />
        {call.status === 'failed' && <strong className={classes['failed']}>{t.lately.failed}</strong>}
        {call.rehearsal && <span>{t.lately.rehearsal}</span>}
      </span>
      <span className={classes['text']}>{callName(call, t)}</span>
      {what !== null && <span className={classes['what']}>{what}</span>}
    </Link>
  );
}
