import { Button } from '@mantine/core';
import { Link } from 'wouter';

import { useTexts } from '../../texts/language.tsx';
import { setupCallTexts } from '../../texts/setup-call.ts';
import { PlanSection } from './plan-section.tsx';
import classes from './setup.module.css';
import { TestSection } from './test-section.tsx';
import type { Setup } from './use-setup.ts';
import type { WizardStep } from './wizard-steps.ts';

/** The last step: what will be changed, the change itself, and a call over it. */
export function CallStep({ setup, done }: { setup: Setup; done: ReadonlySet<WizardStep> }) {
  const t = useTexts(setupCallTexts).plan;
  const { state, shop } = setup;
  return (
    <div className={classes['step']}>
      <PlanSection setup={setup} done={done} />
      {state.connectedAt !== null && state.run === 'idle' && (
        <>
          <TestSection setup={setup} />
          <div className={classes['deeds']}>
            <Button
              component={Link}
              href={`/setup/${shop.id}`}
              variant={state.testedAt === null ? 'default' : 'filled'}
            >
              {t.overview}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
