import { Button } from '@mantine/core';
import { Link } from 'wouter';

import type { ShownBusiness } from '#contract/businesses.ts';
import { EarlierCalls } from '../../shop/earlier-calls.tsx';
import { useTexts } from '../../texts/language.tsx';
import { setupCallTexts } from '../../texts/setup-call.ts';
import { setupTexts } from '../../texts/setup.ts';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { Connected } from './connected.tsx';
import { Findings } from './findings.tsx';
import { KeyRows } from './key-rows.tsx';
import classes from './setup.module.css';
import { TestSection } from './test-section.tsx';
import { UndoEverything } from './undo-everything.tsx';
import type { Setup } from './use-setup.ts';
import { WhichShop } from './which-shop.tsx';
import { stepAddress } from './wizard-steps.ts';

/** A shop that is connected: to what, whether that still holds, and the ways to change it. */
export function Overview({ setup, shops }: { setup: Setup; shops: readonly ShownBusiness[] }) {
  const t = useTexts(setupTexts);
  const { overview, undo } = useTexts(setupCallTexts);
  const { shop, state } = setup;
  return (
    <Page title={t.title} lead={overview.lead} actions={<WhichShop shops={shops} shop={shop} />}>
      <Section
        title={overview.title(shop.name)}
        aside={
          <Button component={Link} href={stepAddress(shop.id, 'number')} variant="default">
            {overview.change}
          </Button>
        }
      >
        <Connected setup={setup} />
      </Section>
      <Findings business={shop.id} />
      <TestSection setup={setup} />
      <EarlierCalls />
      <KeyRows setup={setup} />
      <Section title={overview.again.title}>
        <p className={classes['quiet']}>{overview.again.lead}</p>
        <div className={classes['deeds']}>
          <Button component={Link} href={stepAddress(shop.id, 'call')} variant="default">
            {overview.again.deed}
          </Button>
          {state.canUndo && <UndoEverything setup={setup} />}
        </div>
        {state.canUndo && <p className={classes['small']}>{undo.words}</p>}
      </Section>
    </Page>
  );
}
