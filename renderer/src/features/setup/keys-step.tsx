import { useLocation } from 'wouter';

import { useTexts } from '../../texts/language.tsx';
import { setupKeysTexts } from '../../texts/setup-keys.ts';
import { setupTexts } from '../../texts/setup.ts';
import { KeyFieldsOf } from './key-fields.tsx';
import classes from './setup.module.css';
import { StepForm } from './step-form.tsx';
import { useKeys } from './use-keys.ts';
import type { Setup } from './use-setup.ts';
import { stepAddress, stepAfter } from './wizard-steps.ts';

/** The first step: the keys of both providers, looked at, tried and kept before it goes on. */
export function KeysStep({ setup }: { setup: Setup }) {
  const t = useTexts(setupKeysTexts);
  const open = useTexts(setupTexts).sectionOpen;
  const [, navigate] = useLocation();
  const { shop } = setup;
  const { elevenLabs, twilio } = setup.state.keys;
  const keys = useKeys(setup);

  async function goOn(): Promise<void> {
    const isGood = await keys.checkAndKeep();
    if (isGood) navigate(stepAddress(shop.id, stepAfter('keys')));
  }

  const isMissing = keys.isTried && !keys.hasTyped('elevenLabs') && !elevenLabs.isSet && !keys.answers.elevenLabs;
  return (
    <StepForm
      business={shop.id}
      step="keys"
      title={t.title}
      lead={t.lead}
      isBusy={keys.isBusy}
      failure={keys.error ?? (isMissing ? t.nothing : keys.hasProblems ? open : null)}
      onContinue={goOn}
    >
      <div className={classes['cards']}>
        <KeyFieldsOf provider="elevenLabs" state={elevenLabs} keys={keys} />
        <KeyFieldsOf provider="twilio" state={twilio} keys={keys} />
      </div>
    </StepForm>
  );
}
