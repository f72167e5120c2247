import type { TimingStage } from '#contract/calls.ts';
import { stretch } from '../../texts/amounts.ts';
import type { callsEn } from '../../texts/calls.en.ts';
import { callsTexts } from '../../texts/calls.ts';
import type { Words } from '../../texts/catalogue.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './findings.module.css';
import { metricName, toPassport, type Stage } from './passport.ts';

/** When each part of a call happened, counted from the ring. */
export function TimingPassport({ timing }: { timing: readonly TimingStage[] }) {
  const t = useTexts(callsTexts).timing;
  const { language } = useLanguage();
  const { stages, latencies } = toPassport(timing);
  return (
    <Section title={t.title}>
      <p className={classes['quiet']}>{timing.length === 0 ? t.empty : t.lead}</p>
      <dl className={classes['findings']}>
        {stages.map((stage) => (
          <div key={stage.key}>
            <dt>{stageName(stage.stage, t)}</dt>
            <dd>
              <Moment stage={stage} />
            </dd>
          </div>
        ))}
      </dl>
      {latencies.length > 0 && (
        <details>
          <summary className={classes['quiet']}>{t.latencies}</summary>
          <dl className={classes['findings']}>
            {latencies.map(({ metric, milliseconds: took }) => (
              <div key={metric}>
                <dt>{metricName(metric)}</dt>
                <dd>{stretch(language, took)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </Section>
  );
}

/** How long after the ring a moment was, and of a look-up how long it took. */
function Moment({ stage: { stage, since, afterMs, tookMs } }: { stage: Stage }) {
  const t = useTexts(callsTexts).timing;
  const { language } = useLanguage();
  const words = { ring: { at: t.ring, after: t.after }, start: { at: t.start, after: t.afterStart } }[since];
  // The provider tells whole seconds, so its clock may seem to run ahead of the ring by a part of one.
  const after = afterMs === null ? null : afterMs <= 0 ? words.at : words.after(stretch(language, afterMs));
  const took = tookMs !== null && stage.startsWith('tool:') ? t.took(stretch(language, tookMs)) : null;
  const known = [after, took].filter((part) => part !== null);
  return known.length > 0 ? known.join(' · ') : tookMs === null ? '–' : stretch(language, tookMs);
}

function stageName(stage: string, t: Words<typeof callsEn>['timing']): string {
  const names: Readonly<Record<string, string>> = t.stages;
  if (stage.startsWith('tool:')) return t.tool(stage.slice('tool:'.length));
  return (Object.hasOwn(names, stage) ? names[stage] : undefined) ?? stage;
}
