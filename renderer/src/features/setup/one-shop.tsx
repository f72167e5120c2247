import { Redirect } from 'wouter';

import type { ShownBusiness } from '#contract/businesses.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { useTexts } from '../../texts/language.tsx';
import { setupTexts } from '../../texts/setup.ts';
import { Answer } from '../../ui/answer.tsx';
import { Page } from '../../ui/page.tsx';
import { isUseful } from './key-trouble.ts';
import { Overview } from './overview.tsx';
import { useSetup, type Given } from './use-setup.ts';
import { WhichShop } from './which-shop.tsx';
import { Wizard } from './wizard.tsx';
import { doneSteps, isNamed, isStep, openStep, stepAddress } from './wizard-steps.ts';

type Props = { shop: ShownBusiness; shops: readonly ShownBusiness[]; step: string | null };

/** A shop's wizard at the step that is asked for; without one, what is connected, or where to go on. */
export function OneShop({ shop, shops, step }: Props) {
  const t = useTexts(setupTexts);
  const state = useCommandQuery('connect.get', { business: shop.id });
  const kept = useCommandQuery('setup.get', { business: shop.id });
  if (state.data !== undefined && kept.data !== undefined)
    return <Known shop={shop} shops={shops} state={state.data} kept={kept.data.draft} step={step} />;
  return (
    <Page title={t.title} lead={t.lead} actions={<WhichShop shops={shops} shop={shop} />}>
      {state.data === undefined ? (
        <Answer of={state} lines={6}>
          {() => null}
        </Answer>
      ) : (
        <Answer of={kept} lines={6}>
          {() => null}
        </Answer>
      )}
    </Page>
  );
}

function Known({ shops, step, ...given }: Given & Omit<Props, 'shop'>) {
  const setup = useSetup(given);
  const { shop, state, edit, passwords } = setup;
  // Not while it is being set up: each step that is done would ask the providers again.
  const mayAsk = isUseful(state.keys.elevenLabs) && state.run === 'idle';
  const { agents } = useCommandQuery('connect.offers', {}, { enabled: mayAsk }).data ?? {};
  const done = doneSteps({ state, draft: edit.value, passwords, agents, hasShop: isNamed(shop) });
  if (step === null && state.connectedAt !== null) return <Overview setup={setup} shops={shops} />;
  if (step === null || !isStep(step)) return <Redirect to={stepAddress(shop.id, openStep(done))} replace />;
  return <Wizard setup={setup} shops={shops} step={step} done={done} />;
}
