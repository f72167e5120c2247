import { useEffect, useEffectEvent, useState } from 'react';
import { Link } from 'wouter';

import type { ReviewItem } from '#contract/people.ts';
import { callersTexts } from '../../texts/callers.ts';
import { useTexts } from '../../texts/language.tsx';
import { useSeenRows } from '../../ui/use-seen-rows.ts';
import { PendingFact } from './pending-fact.tsx';
import { neighbour, reviewDeed, type ReviewDeed } from './review-keys.ts';
import classes from './review-page.module.css';
import { useFactDeeds } from './use-fact-deeds.ts';
import { useFactEdits } from './use-fact-edits.ts';

type Props = { items: readonly ReviewItem[]; onShown: (facts: readonly string[]) => void };

/** The waiting facts one under the other. One of them is looked at; the keys speak to that one. */
export function ReviewList({ items, onShown }: Props) {
  const t = useTexts(callersTexts);
  const deeds = useFactDeeds();
  const [wanted, setWanted] = useState<string | null>(null);
  const edits = useFactEdits('review', items);
  const ids = items.map(({ fact }) => fact.id);
  const list = useSeenRows<HTMLUListElement>(ids, onShown);
  const current = wanted !== null && ids.includes(wanted) ? wanted : (ids[0] ?? null);

  function look(id: string | null): void {
    setWanted(id);
    if (id !== null) list.current?.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus();
  }
  /** The next one is looked at before this one leaves, so that the focus never falls off the page. */
  async function decide(id: string, deed: () => Promise<boolean>): Promise<void> {
    const at = ids.indexOf(id);
    if ((await deed()) && id === current) look(ids[at + 1] ?? ids[at - 1] ?? null);
  }
  useReviewKeys((deed) => {
    const fact = items.find((item) => item.fact.id === current)?.fact;
    if (!fact || deeds.isBusy) return;
    if (deed === 'next' || deed === 'previous') return look(neighbour(ids, current, deed === 'next' ? 1 : -1));
    // One that is being corrected is answered by its field.
    if (edits.wordsOf(fact.id) !== null) return;
    if (deed === 'keep') void decide(fact.id, () => deeds.keep(fact));
    else if (deed === 'forget') void decide(fact.id, () => deeds.forget(fact));
    else edits.put(fact, fact.value);
  });

  return (
    <ul ref={list} aria-label={t.review.list} className={classes['list']}>
      {items.map(({ fact, callerId, callerName, businessId }) => (
        <li
          key={fact.id}
          data-row={fact.id}
          tabIndex={-1}
          aria-current={fact.id === current}
          className={classes['item']}
          onFocus={() => setWanted(fact.id)}
        >
          <PendingFact
            fact={fact}
            business={businessId}
            whose={<Link href={`/callers/${callerId}`}>{callerName ?? t.unnamed}</Link>}
            isBusy={deeds.isBusy && fact.id === current}
            words={edits.wordsOf(fact.id)}
            onKeep={() => void decide(fact.id, () => deeds.keep(fact))}
            onForget={() => void decide(fact.id, () => deeds.forget(fact))}
            onWords={(words) => {
              if (words !== null) return edits.put(fact, words);
              edits.drop(fact.id);
              look(fact.id);
            }}
            onCorrect={(value) => void decide(fact.id, () => edits.send(fact, value, () => deeds.correct(fact, value)))}
          />
        </li>
      ))}
    </ul>
  );
}

/** Keys count anywhere on the page except in a field, a dialog, or where they mean something already. */
function useReviewKeys(onDeed: (deed: ReviewDeed) => void): void {
  const act = useEffectEvent(onDeed);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isElsewhere = event.target instanceof Element && event.target.closest('input, textarea, select, dialog');
      const deed = isElsewhere || event.defaultPrevented ? null : reviewDeed(event);
      if (deed === null) return;
      event.preventDefault();
      act(deed);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
