import { Link } from 'wouter';

import type { CallDetail, PackLine } from '#contract/calls.ts';
import type { Fact } from '#contract/facts.ts';
import { sourceAddress } from '../../shop/pack-groups.ts';
import { ShopWhen } from '../../shop/shop-when.tsx';
import { callsTexts } from '../../texts/calls.ts';
import { useTexts } from '../../texts/language.tsx';
import { memoryTexts } from '../../texts/memory.ts';
import { sourceFact, turnOf } from './line-source.ts';
import classes from './why.module.css';

type Props = { line: PackLine; call: CallDetail; facts: readonly Fact[] };

/** One line the agent was told; under it, where it comes from, and for a fact the words it was heard in. */
export function WhyLine({ line, call, facts }: Props) {
  const t = useTexts(callsTexts).why;
  const address = sourceAddress(line.source, call.callerId);
  const fact = sourceFact(line.source, facts);
  return (
    <>
      <p>{line.text}</p>
      <p className={classes['source']}>
        {line.source === null && t.rule}
        {line.source !== null &&
          (address === null ? t.sources[line.source.kind] : <Link href={address}>{t.sources[line.source.kind]}</Link>)}
        {fact && <Heard fact={fact} business={call.businessId} />}
      </p>
    </>
  );
}

function Heard({ fact, business }: { fact: Fact; business: string }) {
  const t = useTexts(callsTexts).why;
  const sources = useTexts(memoryTexts).sources;
  const address = turnOf(fact);
  return (
    <>
      {' · '}
      {sources[fact.source]}
      {', '}
      <ShopWhen at={fact.learnedAt} business={business} style="day" />
      {fact.quote !== null && <span className={classes['quote']}> {t.said(fact.quote)}</span>}
      {address !== null && (
        <>
          {' · '}
          <Link href={address}>{t.heard}</Link>
        </>
      )}
    </>
  );
}
