import { Button } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';
import { Link } from 'wouter';

import type { ConnectWish } from '#contract/connect.ts';
import { AppError } from '#contract/errors.ts';
import { useUnkeptCommand } from '../../client/use-unkept-command.ts';
import { useErrorWords } from '../../texts/error-words.ts';
import { useTexts } from '../../texts/language.tsx';
import { setupCallTexts } from '../../texts/setup-call.ts';
import { setupTexts } from '../../texts/setup.ts';
import { Section } from '../../ui/section.tsx';
import { FailedState, LoadingState } from '../../ui/states.tsx';
import { placeOf } from './plan-place.ts';
import { PlanRemedy } from './plan-remedy.tsx';
import { PlanSteps } from './plan-steps.tsx';
import classes from './setup.module.css';
import { toWish } from './setup-draft.ts';
import { UndoEverything } from './undo-everything.tsx';
import type { Setup } from './use-setup.ts';
import { lacksPlan, openStep, progressOf, stepAddress, type WizardStep } from './wizard-steps.ts';

type Props = { setup: Setup; done: ReadonlySet<WizardStep> };

/** Everything that will be changed at the providers, and the button that does it. */
export function PlanSection({ setup, done }: Props) {
  const { shop, state, edit, passwords } = setup;
  const wish = toWish(shop.id, edit.value, { passwords, hasTwilio: state.keys.twilio.isSet });
  const isOpen = wish === null || !done.has('agent');
  if (isOpen && state.run === 'idle') return <StillOpen setup={setup} step={openStep(done)} />;
  return <Plan setup={setup} wish={wish} />;
}

function StillOpen({ setup, step }: { setup: Setup; step: WizardStep }) {
  const { shop, state } = setup;
  const t = useTexts(setupCallTexts).plan;
  const { steps } = useTexts(setupTexts);
  return (
    <Section title={t.title}>
      {state.steps.length > 0 && <PlanSteps steps={state.steps} />}
      <p className={classes['notice']}>
        {steps.stillOpen} <Link href={stepAddress(shop.id, step)}>{steps.names[step]}</Link>
      </p>
      {state.canUndo && (
        <div className={classes['deeds']}>
          <UndoEverything setup={setup} />
        </div>
      )}
    </Section>
  );
}

function Plan({ setup, wish }: { setup: Setup; wish: ConnectWish | null }) {
  const t = useTexts(setupCallTexts).plan;
  const { state } = setup;
  const plan = usePlan(setup, wish);
  const isRunning = state.run !== 'idle' || plan.isApplying;
  const { done, all } = progressOf(state.steps);
  const stands = !isRunning && all > 0 && done === all;
  return (
    <Section title={stands ? t.titleDone : t.title}>
      {!stands && <p className={classes['quiet']}>{t.lead}</p>}
      {state.isHeld && !isRunning && (
        <p role="status" className={classes['notice']}>
          {t.held}
        </p>
      )}
      {plan.isPlanning && !isRunning && <LoadingState lines={3} />}
      {plan.planFault && !isRunning && (
        <>
          <FailedState error={plan.planFault} onRetry={plan.look} />
          {placeOf(plan.planFault) !== null && (
            <p>
              <PlanRemedy fault={plan.planFault} business={setup.shop.id} />
            </p>
          )}
        </>
      )}
      {(isRunning || (!plan.isPlanning && !plan.planFault)) && (
        <>
          {stands ? (
            <details className={classes['details']}>
              <summary>{t.count(all)}</summary>
              <PlanSteps steps={state.steps} />
            </details>
          ) : (
            <PlanSteps steps={state.steps} />
          )}
          <Deeds setup={setup} plan={plan} isRunning={isRunning} stands={stands} />
        </>
      )}
    </Section>
  );
}

type Planned = ReturnType<typeof usePlan>;

type DeedsProps = { setup: Setup; plan: Planned; isRunning: boolean; stands: boolean };

function Deeds({ setup, plan, isRunning, stands }: DeedsProps) {
  const t = useTexts(setupCallTexts).plan;
  const words = useErrorWords();
  const { steps, isHeld, canUndo } = setup.state;
  const { all } = progressOf(steps);
  const isFailed = steps.some(({ state }) => state === 'failed');
  return (
    <div className={classes[stands ? 'part' : 'bar']}>
      {isRunning && (
        <div className={classes['part']} role="status">
          <HowFar state={setup.state} />
        </div>
      )}
      {stands && (
        <p role="status" className={classes['good']}>
          {t.stands}
        </p>
      )}
      {plan.applyFault && !isRunning && !isHeld && (
        <p role="alert" className={classes['failure']}>
          {words(plan.applyFault)} <PlanRemedy fault={plan.applyFault} business={setup.shop.id} />
        </p>
      )}
      <div className={classes['deeds']}>
        {!stands && all > 0 && (
          <Button loading={isRunning} disabled={isHeld} onClick={plan.apply}>
            {isFailed || plan.applyFault ? t.again : canUndo ? t.goOn : t.apply}
          </Button>
        )}
        {canUndo && !isRunning && <UndoEverything setup={setup} />}
      </div>
    </div>
  );
}

/** Before the first change it is seen that all of them can be made, which takes a while where the address is slow. */
function HowFar({ state: { run, steps } }: { state: Setup['state'] }) {
  const t = useTexts(setupCallTexts).plan;
  const { done, all } = progressOf(steps);
  const isLooking = run !== 'undoing' && done < all && steps.every(({ state }) => state !== 'doing');
  if (isLooking) return <p>{t.looking}</p>;
  return (
    <>
      <p>{run === 'undoing' ? t.undoing : t.applying(done, all)}</p>
      <progress className={classes['progress']} value={done} max={all} aria-label={t.progress} />
    </>
  );
}

/** Looks what would be changed when the step is opened, and changes it when asked to. */
function usePlan(setup: Setup, wish: ConnectWish | null) {
  const planning = useUnkeptCommand('connect.plan');
  const applying = useUnkeptCommand('connect.apply');
  const { state, stands, finish } = setup;

  async function look(): Promise<void> {
    if (wish === null || state.run !== 'idle') return;
    const answer = await planning.ask(wish);
    if (answer) stands(answer);
  }
  async function apply(): Promise<void> {
    if (wish === null) return;
    const answer = await applying.ask(wish);
    if (answer === null) return;
    stands(answer);
    if (answer.steps.every((step) => step.state === 'done')) finish();
  }
  const first = useEffectEvent(() => void look());
  useEffect(() => first(), []);
  // Refused while the accounts were being changed from elsewhere: that is over.
  const isElsewhere = state.isHeld || state.run !== 'idle';
  const over = useEffectEvent(() => void (!isElsewhere && isBusyFault(applying.error) && applying.reset()));
  useEffect(() => over(), [isElsewhere]);
  // The way to this computer changed, or a key: how everything stands was asked again, and nobody had planned then. That
  // answer may come in one moment with a plan, which is lost with it though none was ever drawn.
  const isLost = lacksPlan(state) && !state.isHeld;
  const again = useEffectEvent(() => void (isLost && look()));
  useEffect(() => again(), [state]);

  return {
    look: () => void look(),
    apply: () => void apply(),
    ...{ isPlanning: planning.isBusy, isApplying: applying.isBusy },
    ...{ planFault: planning.error, applyFault: applying.error },
  };
}

function isBusyFault(error: Error | null): boolean {
  return error instanceof AppError && error.reason?.code === 'connect_busy';
}
