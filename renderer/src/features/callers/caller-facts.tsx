import { useState } from 'react';
import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';

import type { CallerDetail } from '#contract/callers.ts';
import { slotName } from '../../shop/slot-name.ts';
import { callersTexts } from '../../texts/callers.ts';
import { factsTexts } from '../../texts/facts.ts';
import { useTexts } from '../../texts/language.tsx';
import { memoryTexts } from '../../texts/memory.ts';
import { Section } from '../../ui/section.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { AddFact } from './add-fact.tsx';
import classes from './caller-facts.module.css';
import type { FactGroup, SortedFacts } from './fact-groups.ts';
import { FactRow } from './fact-row.tsx';
import { GoneFacts } from './gone-facts.tsx';
import { StrayEdits } from './stray-edits.tsx';
import { useFactEdits, type FactEdits } from './use-fact-edits.ts';

type Props = { caller: CallerDetail; sorted: SortedFacts };

/** Everything the agent is told about a caller, by kind; what was replaced or forgotten is folded away beneath it. */
export function CallerFacts({ caller, sorted: { groups, gone } }: Props) {
  const t = useTexts(callersTexts);
  const f = useTexts(factsTexts);
  const [isAdding, setAdding] = useState(false);
  const told = groups.flatMap(({ facts }) => facts);
  const edits = useFactEdits(
    `told.${caller.id}`,
    told.map((fact) => ({ fact, callerId: caller.id })),
  );
  return (
    <div data-facts tabIndex={-1} className={classes['facts']}>
      <Section
        title={t.page.remembered}
        aside={
          <Button variant="default" leftSection={<Plus aria-hidden size="1.1em" />} onClick={() => setAdding(true)}>
            {f.add.open}
          </Button>
        }
      >
        <StrayEdits edits={edits} told={told} />
        {groups.length === 0 && <EmptyState title={f.none}>{f.noneWords}</EmptyState>}
        {groups.length > 0 && (
          <dl className={classes['groups']}>
            {groups.map((group) => (
              <Group key={group.slot} group={group} business={caller.businessId} edits={edits} />
            ))}
          </dl>
        )}
        <GoneFacts facts={gone} business={caller.businessId} />
      </Section>
      <AddFact callerId={caller.id} isOpen={isAdding} onClose={() => setAdding(false)} />
    </div>
  );
}

type GroupProps = { group: FactGroup; business: string; edits: FactEdits };

function Group({ group: { slot, facts, isSafety }, business, edits }: GroupProps) {
  const m = useTexts(memoryTexts);
  return (
    <div className={classes['group']} data-safety={isSafety}>
      <dt>
        {slotName(slot, m)}
        {isSafety && <span className={classes['caution']}>{m.sections.safety}</span>}
      </dt>
      {facts.map((fact) => (
        <dd key={fact.id}>
          <FactRow fact={fact} business={business} edits={edits} />
        </dd>
      ))}
    </div>
  );
}
