import { CircleAlert, CircleCheck, CircleDashed, LoaderCircle, Undo2, type LucideIcon } from 'lucide-react';

import type { Step, StepState } from '#contract/connect.ts';
import { useTexts } from '../../texts/language.tsx';
import { useSaid } from '../../texts/said.ts';
import { setupCallTexts } from '../../texts/setup-call.ts';
import classes from './plan-steps.module.css';

const icons: Readonly<Record<StepState, LucideIcon>> = {
  todo: CircleDashed,
  doing: LoaderCircle,
  done: CircleCheck,
  failed: CircleAlert,
  undone: Undo2,
  changed: CircleAlert,
};

/** Each change: where, what stands there now, what will, and how it went. */
export function PlanSteps({ steps }: { steps: readonly Step[] }) {
  const t = useTexts(setupCallTexts).plan;
  return (
    <ol className={classes['steps']} aria-label={t.steps}>
      {steps.map((step) => (
        <PlanStep key={step.id} step={step} />
      ))}
    </ol>
  );
}

function PlanStep({ step: { id, provider, told, before, after, state, problem } }: { step: Step }) {
  const t = useTexts(setupCallTexts).plan;
  const said = useSaid();
  const Icon = icons[state];
  return (
    <li className={classes['step']} data-state={state} data-step={id}>
      <Icon aria-hidden className={classes['icon']} />
      <div className={classes['words']}>
        <p>
          <span className="only-read-aloud">{`${t.states[state]}: `}</span>
          {said(told)}
        </p>
        <p className={classes['place']}>{t.providers[provider]}</p>
        {(before !== null || after !== null) && state !== 'done' && (
          <dl className={classes['change']}>
            <div>
              <dt>{t.before}</dt>
              <Words words={before || t.nothing} />
            </div>
            <div>
              <dt>{t.after}</dt>
              <Words words={after || t.nothing} />
            </div>
          </dl>
        )}
        {state === 'changed' && <p className={classes['problem']}>{t.changed}</p>}
        {problem && <p className={classes['problem']}>{said(problem)}</p>}
      </div>
    </li>
  );
}

/** As long as may not fit: it is scrolled, and the keyboard must get there. */
const LONG = 120;

function Words({ words }: { words: string }) {
  return words.length > LONG ? <dd tabIndex={0}>{words}</dd> : <dd>{words}</dd>;
}
