import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';

import type { ConnectOffers } from '#contract/connect.ts';
import { ShopWhen } from '../../shop/shop-when.tsx';
import { useTexts } from '../../texts/language.tsx';
import { setupTexts } from '../../texts/setup.ts';
import { Answer } from '../../ui/answer.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { AgentWords } from './agent-words.tsx';
import { ChoiceList } from './choice-list.tsx';
import { mayBeAgent } from './chosen-agent.ts';
import classes from './setup.module.css';
import { StepForm } from './step-form.tsx';
import { useOffers } from './use-offers.ts';
import type { Setup } from './use-setup.ts';
import { stepAddress, stepAfter } from './wizard-steps.ts';

/** The third step: which agent answers, and what it says now. */
export function AgentStep({ setup }: { setup: Setup }) {
  const t = useTexts(setupTexts).agent;
  const [, navigate] = useLocation();
  const [isTried, setTried] = useState(false);
  const { shop, edit, keeping, change } = setup;
  const { agentId, notice } = edit.value;
  const offers = useOffers();
  const isThere = mayBeAgent(offers.data?.agents, agentId);
  const isGone = agentId !== '' && !isThere;
  const fault = isGone ? t.gone : isTried && !isThere ? t.choose : null;

  async function goOn(): Promise<void> {
    setTried(true);
    if (isThere && (await setup.keep())) navigate(stepAddress(shop.id, stepAfter('agent')));
  }

  return (
    <StepForm
      business={shop.id}
      step="agent"
      title={t.title}
      lead={t.lead}
      isBusy={keeping.isBusy}
      failure={keeping.error ?? (isTried ? fault : null)}
      onContinue={() => void goOn()}
    >
      <Answer of={offers} lines={4}>
        {({ agents }) => (
          <Agents agents={agents} setup={setup} fault={fault ?? undefined} onAgain={() => void offers.refetch()} />
        )}
      </Answer>
      {isThere && <AgentWords key={agentId} id={agentId} />}
      <Checkbox
        size="md"
        label={t.notice}
        description={t.noticeHelp}
        checked={notice}
        onChange={({ currentTarget }) => change({ notice: currentTarget.checked })}
      />
    </StepForm>
  );
}

type AgentsProps = {
  agents: ConnectOffers['agents'];
  setup: Setup;
  fault: string | undefined;
  onAgain: () => void;
};

function Agents({ agents, setup, fault, onAgain }: AgentsProps) {
  const t = useTexts(setupTexts);
  const { edit, change, shop } = setup;
  if (agents.length === 0)
    return (
      <EmptyState
        title={t.agent.none}
        action={
          <Button variant="default" onClick={onAgain}>
            {t.number.again}
          </Button>
        }
      >
        <p>{t.agent.noneHelp}</p>
      </EmptyState>
    );
  return (
    <div className={classes['part']}>
      <ChoiceList
        label={t.agent.agents}
        choices={agents.map(({ id, name, lastCallAt }) => ({
          ...{ id, name },
          about:
            lastCallAt === null ? (
              t.agent.neverCalled
            ) : (
              <>
                {`${t.agent.lastCall}: `}
                <ShopWhen at={lastCallAt} business={shop.id} style="ago" />
              </>
            ),
        }))}
        chosen={edit.value.agentId}
        fault={fault}
        onChoose={(agentId) => change({ agentId })}
      />
    </div>
  );
}
