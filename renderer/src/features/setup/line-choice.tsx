import { Button } from '@mantine/core';

import type { ConnectOffers } from '#contract/connect.ts';
import type { ChosenLine } from '#contract/setup.ts';
import { useTexts } from '../../texts/language.tsx';
import { useSaid } from '../../texts/said.ts';
import { setupTexts } from '../../texts/setup.ts';
import { EmptyState } from '../../ui/states.tsx';
import { ChoiceList, type Choice } from './choice-list.tsx';
import classes from './setup.module.css';
import type { Setup } from './use-setup.ts';

type Props = { offers: ConnectOffers; setup: Setup; fault: string | undefined; onAgain: () => void };

/** The lines there are, who answers them now, and why one cannot be chosen. */
export function LineChoice({ offers, setup, fault, onAgain }: Props) {
  const t = useTexts(setupTexts).number;
  const said = useSaid();
  const { edit, change } = setup;
  const answeredBy = (agentId: string | null): string => {
    if (agentId === null) return t.noOne;
    const agent = offers.agents.find(({ id }) => id === agentId);
    return agent ? t.answeredBy(agent.name) : t.answeredByOther;
  };
  const lines = offers.lines.map(({ line, number, label, agentId, trouble }) => ({
    line,
    choice: {
      ...{ id: keyOf(line), isOff: trouble !== null },
      name: label === '' || label === number ? number : `${number} · ${label}`,
      about: trouble ? said(trouble) : answeredBy(agentId),
    },
  }));
  const without: Choice = { id: keyOf({ kind: 'none' }), name: t.without, about: '' };
  const chosen = edit.value.line;
  return (
    <div className={classes['part']}>
      {lines.length === 0 && (
        <EmptyState title={t.none}>
          <p>{t.noneHelp}</p>
        </EmptyState>
      )}
      <ChoiceList
        label={t.lines}
        choices={[...lines.map(({ choice }) => choice), without]}
        chosen={chosen && keyOf(chosen)}
        fault={fault}
        onChoose={(id) =>
          change({
            line: lines.find(({ choice }) => choice.id === id)?.line ?? ({ kind: 'none' } satisfies ChosenLine),
          })
        }
      />
      <div className={classes['deeds']}>
        <Button variant="default" size="sm" onClick={onAgain}>
          {t.again}
        </Button>
      </div>
    </div>
  );
}

function keyOf(line: ChosenLine): string {
  if (line.kind === 'imported') return `imported:${line.id}`;
  return line.kind === 'twilio' ? `twilio:${line.sid}` : line.kind;
}
