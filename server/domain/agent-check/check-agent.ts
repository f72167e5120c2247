import type { Finding } from '#contract/connect.ts';

import { fixWords, type Fault } from './fault.ts';
import { engineFaults } from './engine.ts';
import { lineFaults } from './line.ts';
import { postCallFaults } from './post-call.ts';
import { ringFaults } from './ring.ts';
import { secretFaults } from './secrets.ts';
import type { Seen, Wanted } from './seen.ts';
import { speechFaults } from './speech.ts';
import { toolFaults } from './tools.ts';
import { variableFaults } from './variables.ts';

const ORDER: readonly Finding['severity'][] = ['error', 'warning', 'note'];

/** Everything about an agent that breaks calls or soon will, worst first. Nothing where all is as it has to be. */
export function checkAgent(seen: Seen, wanted: Wanted): Fault[] {
  const looks = [
    variableFaults,
    ringFaults,
    secretFaults,
    postCallFaults,
    toolFaults,
    lineFaults,
    speechFaults,
    engineFaults,
  ];
  return worstFirst(looks.flatMap((look) => look(seen, wanted)));
}

function worstFirst(faults: readonly Fault[]): Fault[] {
  return faults.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}

/** A fault as the owner is told of it. `canPlan`: whether there is a setup plan of this business to do once more. */
export function toFinding(fault: Fault, { business, canPlan }: { business: string; canPlan: boolean }): Finding {
  const { id, severity, told, fix } = fault;
  const mends = fix !== null && (!['plan', 'mode', 'webhook'].includes(fix.kind) || canPlan);
  return { id, business, severity, told, fix: mends ? fixWords(fix) : null };
}
