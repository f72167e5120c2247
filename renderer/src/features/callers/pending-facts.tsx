import { useState } from 'react';

import type { Fact } from '#contract/facts.ts';
import { factsTexts } from '../../texts/facts.ts';
import { useTexts } from '../../texts/language.tsx';
import { Section } from '../../ui/section.tsx';
import { PendingFact } from './pending-fact.tsx';
import classes from './pending-facts.module.css';
import { useFactDeeds } from './use-fact-deeds.ts';

/** What this caller said that waits for a look; not there when nothing does. */
export function PendingFacts({ facts, business }: { facts: readonly Fact[]; business: string }) {
  const t = useTexts(factsTexts);
  if (facts.length === 0) return null;
  return (
    <Section title={t.waiting.title} look="card">
      <p className={classes['lead']}>{t.waiting.lead}</p>
      <ul className={classes['list']}>
        {facts.map((fact) => (
          <li key={fact.id}>
            <Waiting fact={fact} business={business} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Waiting({ fact, business }: { fact: Fact; business: string }) {
  const deeds = useFactDeeds();
  const [isEdited, setEdited] = useState(false);
  return (
    <PendingFact
      fact={fact}
      business={business}
      isBusy={deeds.isBusy}
      isEdited={isEdited}
      onKeep={() => void deeds.keep(fact)}
      onForget={() => void deeds.forget(fact)}
      onEdit={setEdited}
      onCorrect={(value) => void deeds.correct(fact, value).then((isDone) => isDone && setEdited(false))}
    />
  );
}
