import type { ShownBusiness } from '#contract/businesses.ts';
import { useTexts } from '../../texts/language.tsx';
import { setupTexts } from '../../texts/setup.ts';
import { Page } from '../../ui/page.tsx';
import { useLeaveWarning } from '../../ui/use-leave-warning.ts';
import { AgentStep } from './agent-step.tsx';
import { BusinessStep } from './business-step.tsx';
import { CallStep } from './call-step.tsx';
import { KeysStep } from './keys-step.tsx';
import { NumberStep } from './number-step.tsx';
import { StepList } from './step-list.tsx';
import type { Setup } from './use-setup.ts';
import { WayNotice } from './way-notice.tsx';
import { WhichShop } from './which-shop.tsx';
import { wizardSteps, type WizardStep } from './wizard-steps.ts';

type Props = { setup: Setup; shops: readonly ShownBusiness[]; step: WizardStep; done: ReadonlySet<WizardStep> };

const stepViews = { keys: KeysStep, number: NumberStep, agent: AgentStep, business: BusinessStep, call: CallStep };

/** Five steps from two keys to an answered call. Any of them can be gone to; each says what it still needs. */
export function Wizard({ setup, shops, step, done }: Props) {
  const t = useTexts(setupTexts);
  const { shop, edit, state } = setup;
  useLeaveWarning(edit.isUnsaved);
  const View = stepViews[step];
  return (
    <Page
      title={t.title}
      lead={t.steps.place(wizardSteps.indexOf(step) + 1, wizardSteps.length)}
      actions={<WhichShop shops={shops} shop={shop} />}
    >
      <StepList business={shop.id} current={step} done={done} />
      {step !== 'call' && <WayNotice publicUrl={state.publicUrl} />}
      <View key={step} setup={setup} done={done} />
    </Page>
  );
}
