import type { Fact } from '#contract/facts.ts';
import { factsTexts } from '../../texts/facts.ts';
import { useTexts } from '../../texts/language.tsx';
import { Section } from '../../ui/section.tsx';
import { PendingFact } from './pending-fact.tsx';
import classes from './pending-facts.module.css';
import { StrayEdits } from './stray-edits.tsx';
import { useFactDeeds } from './use-fact-deeds.ts';
import { useFactEdits, type FactEdits } from './use-fact-edits.ts';

type Props = { callerId: string; facts: readonly Fact[]; business: string; told: readonly Fact[] };

/** What this caller said that waits for a look; not there when nothing does. */
export function PendingFacts({ callerId, facts, business, told }: Props) {
  const t = useTexts(factsTexts);
  const edits = useFactEdits(
    `waiting.${callerId}`,
    facts.map((fact) => ({ fact, callerId })),
  );
  if (facts.length === 0) return <StrayEdits edits={edits} told={told} />;
  return (
    <Section title={t.waiting.title} look="card">
      <p className={classes['lead']}>{t.waiting.lead}</p>
      <StrayEdits edits={edits} told={told} />
      <ul className={classes['list']}>
        {facts.map((fact) => (
          <li key={fact.id}>
            <Waiting fact={fact} business={business} edits={edits} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Waiting({ fact, business, edits }: { fact: Fact; business: string; edits: FactEdits }) {
  const deeds = useFactDeeds();
  return (
    <PendingFact
      fact={fact}
      business={business}
      isBusy={deeds.isBusy}
      words={edits.wordsOf(fact.id)}
      onKeep={() => void deeds.keep(fact)}
      onForget={() => void deeds.forget(fact)}
      onWords={(words) => (words === null ? edits.drop(fact.id) : edits.put(fact, words))}
      onCorrect={(value) => void edits.send(fact, value, () => deeds.correct(fact, value))}
    />
  );
}
