import { tell } from '#contract/told.ts';

import { PLAN, type Fault } from './fault.ts';
import type { Seen, Wanted } from './seen.ts';

/** Whether the shop's number leads to this agent. In register mode Linekeeper answers it, and hands the call over. */
export function lineFaults({ agent, lines }: Seen, { mode, line }: Wanted): Fault[] {
  if (mode === 'register') return [];
  const isChosen = (id: string): boolean => line !== null && (line.id === null || line.id === id);
  if (line !== null && !lines.some(({ id }) => isChosen(id)))
    return [{ id: 'line_gone', severity: 'error', told: tell('agent_line_gone'), fix: PLAN }];
  return lines.flatMap(({ id, agentId }): Fault[] => {
    if (agentId === agent.id) return [];
    const fix = isChosen(id) ? PLAN : null;
    return agentId === null
      ? [{ id: `line_unassigned:${id}`, severity: 'error', told: tell('agent_line_unassigned'), fix }]
      : [{ id: `line_elsewhere:${id}`, severity: 'error', told: tell('agent_line_elsewhere'), fix }];
  });
}
