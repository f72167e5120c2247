import { tell } from '#contract/told.ts';

import { PLAN, type Fault } from './fault.ts';
import type { Seen, Wanted } from './seen.ts';

/** Whether the shop's number leads to this agent. In register mode Linekeeper answers it, and hands the call over. */
export function lineFaults(seen: Seen, wanted: Wanted): Fault[] {
  return [...choiceFaults(wanted), ...(wanted.mode === 'register' ? [] : numberFaults(seen, wanted))];
}

/** What was chosen here and does not go together with what was set up there. */
function choiceFaults({ otherMode, ringsItself }: Wanted): Fault[] {
  const loop: Fault = { id: 'fallback_ours', severity: 'error', told: tell('agent_fallback_ours'), fix: null };
  if (otherMode === null) return ringsItself ? [loop] : [];
  const told = tell(otherMode === 'native' ? 'agent_line_not_native' : 'agent_line_not_here');
  const other: Fault = { id: 'line_mode', severity: 'error', told, fix: { kind: 'mode', mode: otherMode } };
  return ringsItself ? [loop, other] : [other];
}

function numberFaults({ agent, lines }: Seen, { line }: Wanted): Fault[] {
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
