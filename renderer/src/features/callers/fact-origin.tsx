import { Link } from 'wouter';

import type { Fact } from '#contract/facts.ts';
import { percent } from '../../texts/amounts.ts';
import { factsTexts } from '../../texts/facts.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { memoryTexts } from '../../texts/memory.ts';
import { DayOf } from './day-of.tsx';
import classes from './fact-origin.module.css';

/** Where a fact comes from: who said it, when, how sure we are, and the very words. */
export function FactOrigin({ fact, business }: { fact: Fact; business: string }) {
  const t = useTexts(factsTexts);
  const m = useTexts(memoryTexts);
  const { language } = useLanguage();
  return (
    <div className={classes['origin']}>
      <p className={classes['line']}>
        {fact.subject !== 'self' && <span>{t.about(fact.subject)}</span>}
        <span>{m.sources[fact.source]}</span>
        <DayOf at={fact.learnedAt} business={business} />
        {isGuess(fact) && <span>{t.sure(percent(language, fact.confidence))}</span>}
        {fact.expiresAt !== null && (
          <span>
            {t.until} <DayOf at={fact.expiresAt} business={business} />
          </span>
        )}
        {fact.pinned && <strong>{t.pinned}</strong>}
        {fact.callId !== null && <Link href={`/calls/${fact.callId}`}>{t.call}</Link>}
      </p>
      {fact.quote !== null && <q className={classes['quote']}>{fact.quote}</q>}
    </div>
  );
}

/** What staff typed or a booking holds is not a matter of being sure. */
function isGuess({ source }: Fact): boolean {
  return source === 'caller' || source === 'model';
}
