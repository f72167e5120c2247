import { Check } from 'lucide-react';
import { Link } from 'wouter';

import { useTexts } from '../../texts/language.tsx';
import { setupTexts } from '../../texts/setup.ts';
import classes from './step-list.module.css';
import { stepAddress, wizardSteps, type WizardStep } from './wizard-steps.ts';

type Props = { business: string; current: WizardStep; done: ReadonlySet<WizardStep> };

/** The steps, which of them have what they need, and the way to each. */
export function StepList({ business, current, done }: Props) {
  const t = useTexts(setupTexts).steps;
  return (
    <nav aria-label={t.label} className="not-on-paper">
      <ol className={classes['steps']}>
        {wizardSteps.map((step, index) => (
          <li key={step} className={classes['step']}>
            <Link
              href={stepAddress(business, step)}
              className={classes['link']}
              aria-current={step === current ? 'step' : undefined}
            >
              <span aria-hidden className={classes['mark']} data-done={done.has(step)}>
                {done.has(step) ? <Check size="1em" /> : index + 1}
              </span>
              <span className={classes['name']}>{t.names[step]}</span>
              {done.has(step) && <span className="only-read-aloud">{`(${t.isDone})`}</span>}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
