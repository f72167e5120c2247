import { useState } from 'react';
import { useLocation } from 'wouter';

import { useTexts } from '../../texts/language.tsx';
import { setupTexts } from '../../texts/setup.ts';
import { Answer } from '../../ui/answer.tsx';
import { FallbackChoice } from './fallback-choice.tsx';
import { LineChoice } from './line-choice.tsx';
import { ModeChoice } from './mode-choice.tsx';
import { numberProblems, type NumberFaults } from './setup-draft.ts';
import { SipForm } from './sip-form.tsx';
import { StepForm } from './step-form.tsx';
import { useOffers } from './use-offers.ts';
import { ThinkChoice } from './think-choice.tsx';
import type { Setup } from './use-setup.ts';
import { stepAddress, stepAfter } from './wizard-steps.ts';

/** The second step: which line, who picks it up, and what callers hear when nobody does. */
export function NumberStep({ setup }: { setup: Setup }) {
  const t = useTexts(setupTexts);
  const [, navigate] = useLocation();
  const [triedOn, setTriedOn] = useState<string | null>(null);
  const { shop, edit, keeping, passwords, state } = setup;
  const offers = useOffers();
  const problems = numberProblems(edit.value, { passwords, hasTwilio: state.keys.twilio.isSet });
  // Nobody is scolded for a field that came up after they pressed Continue.
  const asked = JSON.stringify([edit.value.line, edit.value.fallback.kind]);
  const isTried = triedOn === asked;
  const faults: NumberFaults = (field) => {
    const problem = isTried ? problems.get(field) : undefined;
    return problem && t.number.problems[problem];
  };

  async function goOn(): Promise<void> {
    setTriedOn(asked);
    if (problems.size === 0 && (await setup.keep())) navigate(stepAddress(shop.id, stepAfter('number')));
  }

  return (
    <StepForm
      business={shop.id}
      step="number"
      title={t.number.title}
      lead={t.number.lead}
      isBusy={keeping.isBusy}
      failure={keeping.error ?? (isTried && problems.size > 0 ? t.sectionOpen : null)}
      onContinue={() => void goOn()}
    >
      <Answer of={offers} lines={4}>
        {(found) => (
          <LineChoice offers={found} setup={setup} fault={faults('line')} onAgain={() => void offers.refetch()} />
        )}
      </Answer>
      <SipForm setup={setup} faults={faults} />
      <ModeChoice setup={setup} />
      <ThinkChoice setup={setup} />
      <FallbackChoice setup={setup} faults={faults} />
    </StepForm>
  );
}
