import { Link } from 'wouter';

import type { CallDetail } from '#contract/calls.ts';
import { useKeptWords } from '../../shop/kept-words.ts';
import { ShopWhen } from '../../shop/shop-when.tsx';
import { useShops } from '../../shop/use-shops.ts';
import { callsTexts } from '../../texts/calls.ts';
import { useTexts } from '../../texts/language.tsx';
import { Duration, TickingDuration } from '../../ui/duration.tsx';
import { MaskedNumber } from '../../ui/masked-number.tsx';
import { RecordFact, RecordFacts } from '../../ui/record-facts.tsx';
import { CallCost } from './call-cost.tsx';

/** Who, when, how long, what it cost: the line under the summary. */
export function CallFacts({ call }: { call: CallDetail }) {
  const t = useTexts(callsTexts);
  const kept = useKeptWords();
  const shop = useShops().find(({ id }) => id === call.businessId)?.name ?? call.businessId;
  const who = call.callerName ?? t.somebody;
  return (
    <RecordFacts>
      <RecordFact name={t.page.who}>
        {call.callerId === null ? who : <Link href={`/callers/${call.callerId}`}>{who}</Link>}
      </RecordFact>
      <RecordFact name={t.page.number}>
        <MaskedNumber masked={call.maskedNumber} />
      </RecordFact>
      <RecordFact name={t.page.when}>
        <ShopWhen at={call.startedAt} business={call.businessId} />
      </RecordFact>
      <RecordFact name={t.page.lasted}>
        <Length call={call} />
      </RecordFact>
      <RecordFact name={t.page.shop}>
        {shop}
        {call.direction === 'outbound' && ` · ${t.page.outbound}`}
        {call.rehearsal && ` · ${t.rehearsal}`}
      </RecordFact>
      {!call.rehearsal && call.status !== 'live' && (
        <RecordFact name={t.page.cost}>
          <CallCost id={call.id} />
        </RecordFact>
      )}
      {call.notice !== null && <RecordFact name={t.page.notice}>{t.page.notices[call.notice]}</RecordFact>}
      {call.endedBecause !== null && <RecordFact name={t.page.ended}>{kept.ending(call.endedBecause)}</RecordFact>}
    </RecordFacts>
  );
}

function Length({ call: { status, startedAt, durationSeconds } }: { call: CallDetail }) {
  if (status === 'live') return <TickingDuration since={startedAt} />;
  return durationSeconds === null ? '–' : <Duration seconds={durationSeconds} />;
}
