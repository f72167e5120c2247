import type { Evaluation } from '#contract/calls.ts';
import { slotName } from '../../shop/slot-name.ts';
import { callsTexts } from '../../texts/calls.ts';
import { useTexts } from '../../texts/language.tsx';
import { memoryTexts } from '../../texts/memory.ts';
import { Section } from '../../ui/section.tsx';
import { StatusDot } from '../../ui/status-dot.tsx';
import classes from './findings.module.css';

const tones = { success: 'good', failure: 'bad', unknown: 'quiet' } as const;

/** How the provider judged the call by the agent's own criteria. Not shown where it did not. */
export function Evaluations({ evaluations }: { evaluations: readonly Evaluation[] }) {
  const t = useTexts(callsTexts).evaluation;
  const memory = useTexts(memoryTexts);
  if (evaluations.length === 0) return null;
  return (
    <Section title={t.title}>
      <dl className={classes['findings']}>
        {evaluations.map(({ id, result, rationale }) => (
          <div key={id}>
            <dt>{slotName(id, memory)}</dt>
            <dd>
              <span className={classes['result']}>
                <StatusDot tone={tones[result]} />
                {t.results[result]}
              </span>
              {rationale !== null && <p className={classes['quiet']}>{rationale}</p>}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
