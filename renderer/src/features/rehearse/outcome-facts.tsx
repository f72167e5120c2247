import type { Fact } from '#contract/facts.ts';
import { factValue, slotName } from '../../shop/slot-name.ts';
import { useTexts } from '../../texts/language.tsx';
import { memoryTexts } from '../../texts/memory.ts';
import { rehearseTexts } from '../../texts/rehearse.ts';
import classes from './outcome.module.css';

/** Facts by name and value; those that are gone are struck out. */
export function OutcomeFacts({ facts, isGone = false }: { facts: readonly Fact[]; isGone?: boolean }) {
  const t = useTexts(rehearseTexts);
  const memory = useTexts(memoryTexts);
  if (facts.length === 0) return null;
  return (
    <dl className={classes['facts']}>
      {facts.map((fact) => (
        <div key={fact.id} className={classes['fact']}>
          <dt>{slotName(fact.slot, memory)}</dt>
          <dd>
            {isGone ? <del>{factValue(fact, memory)}</del> : factValue(fact, memory)}
            {fact.status === 'pending' && <span className={classes['waits']}>{t.outcome.waits}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
