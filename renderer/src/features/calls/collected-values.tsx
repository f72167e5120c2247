import type { CollectedValue } from '#contract/calls.ts';
import { slotName } from '../../shop/slot-name.ts';
import { callsTexts } from '../../texts/calls.ts';
import { useTexts } from '../../texts/language.tsx';
import { memoryTexts } from '../../texts/memory.ts';
import { Section } from '../../ui/section.tsx';
import classes from './findings.module.css';

/** What the provider's analysis read out of the call. Not shown where there was none. */
export function CollectedValues({ values }: { values: readonly CollectedValue[] }) {
  const t = useTexts(callsTexts).collected;
  const memory = useTexts(memoryTexts);
  if (values.length === 0) return null;
  return (
    <Section title={t.title}>
      <dl className={classes['findings']}>
        {values.map(({ id, value, rationale }) => (
          <div key={id}>
            <dt>{slotName(id, memory)}</dt>
            <dd>
              {value === null ? <span className={classes['quiet']}>{t.none}</span> : value}
              {rationale !== null && <p className={classes['quiet']}>{rationale}</p>}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
