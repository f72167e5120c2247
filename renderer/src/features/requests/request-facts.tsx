import { Link } from 'wouter';

import type { RequestDetail } from '#contract/requests.ts';
import { ShopWhen } from '../../shop/shop-when.tsx';
import { size, stretch } from '../../texts/amounts.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { requestsTexts } from '../../texts/requests.ts';
import { RecordFact, RecordFacts } from '../../ui/record-facts.tsx';

/** When it came, how long it took, how large it was, and which call it was about. */
export function RequestFacts({ request }: { request: RequestDetail }) {
  const t = useTexts(requestsTexts).facts;
  const { language } = useLanguage();
  const { at, milliseconds, bytes, status, route, callId } = request;
  return (
    <RecordFacts>
      <RecordFact name={t.when}>
        <ShopWhen at={at} style="full" />
      </RecordFact>
      <RecordFact name={t.took}>{stretch(language, milliseconds)}</RecordFact>
      <RecordFact name={t.size}>{size(language, bytes)}</RecordFact>
      <RecordFact name={t.status}>{status}</RecordFact>
      <RecordFact name={t.route}>
        <code>{route}</code>
      </RecordFact>
      {callId !== null && (
        <RecordFact name={t.call}>
          <Link href={`/calls/${callId}`}>{t.toCall}</Link>
        </RecordFact>
      )}
    </RecordFacts>
  );
}
