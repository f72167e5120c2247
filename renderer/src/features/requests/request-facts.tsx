import type { ReactNode } from 'react';
import { Link } from 'wouter';

import type { RequestDetail } from '#contract/requests.ts';
import { ShopWhen } from '../../shop/shop-when.tsx';
import { size, stretch } from '../../texts/amounts.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { requestsTexts } from '../../texts/requests.ts';
import classes from './request-facts.module.css';

/** When it came, how long it took, how large it was, and which call it was about. */
export function RequestFacts({ request }: { request: RequestDetail }) {
  const t = useTexts(requestsTexts).facts;
  const { language } = useLanguage();
  const { at, milliseconds, bytes, status, route, callId } = request;
  return (
    <dl className={classes['facts']}>
      <Item name={t.when}>
        <ShopWhen at={at} style="full" />
      </Item>
      <Item name={t.took}>{stretch(language, milliseconds)}</Item>
      <Item name={t.size}>{size(language, bytes)}</Item>
      <Item name={t.status}>{status}</Item>
      <Item name={t.route}>
        <code>{route}</code>
      </Item>
      {callId !== null && (
        <Item name={t.call}>
          <Link href={`/calls/${callId}`}>{t.toCall}</Link>
        </Item>
      )}
    </dl>
  );
}

function Item({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
