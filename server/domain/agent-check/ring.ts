import { EnabledOverrides } from '#contract/businesses.ts';
import { tell } from '#contract/told.ts';

import { PLAN, type Fault } from './fault.ts';
import { sendsHeader, type Seen, type Wanted } from './seen.ts';

const FIELDS = EnabledOverrides.keyof().options;

/** What goes wrong the moment it rings: who is asked, and whether our answer is taken. */
export function ringFaults(seen: Seen, wanted: Wanted): Fault[] {
  // A call that we hand over ourselves brings its answer along, and nobody is asked.
  const asking = wanted.mode === 'register' ? [] : [...askingFaults(seen, wanted)];
  return [...asking, ...overrideFaults(seen, wanted)];
}

function askingFaults({ agent: { asksOnRing, initiation } }: Seen, wanted: Wanted): Fault[] {
  const off: Fault[] = asksOnRing
    ? []
    : [{ id: 'asks_off', severity: 'error', told: tell('agent_asks_off'), fix: PLAN }];
  return [...off, ...addressFaults(initiation, wanted)];
}

function addressFaults(initiation: Seen['agent']['initiation'], { addresses, isAsked, secretHeader }: Wanted): Fault[] {
  if (initiation === null) {
    // It may ask at the address of the whole workspace, and a request that arrives is proof of that.
    const told = tell('agent_address_none');
    return [{ id: 'address_none', severity: isAsked ? 'note' : 'error', told, fix: PLAN }];
  }
  const isOther = addresses !== null && initiation.url !== addresses.initiation;
  const isOpen = !sendsHeader(initiation.headers, secretHeader);
  return [
    ...fault(isOther, { id: 'address_other', severity: 'error', told: tell('agent_address_other'), fix: PLAN }),
    ...fault(isOpen, { id: 'address_secret', severity: 'error', told: tell('agent_address_secret'), fix: PLAN }),
  ];
}

/** One that is not enabled ends the call; one that is, and is not used, is a chance left lying (elevenlabs.md §11 no. 2). */
function overrideFaults({ agent }: Seen, { business }: Wanted): Fault[] {
  const refused = FIELDS.filter((field) => business.overrides[field] && !agent.overrides[field]);
  const unused = FIELDS.filter((field) => agent.overrides[field] && !business.overrides[field]);
  const told = tell('agent_override_unused', { count: unused.length });
  return [
    ...refused.map((field): Fault => ({
      id: `override_off:${field}`,
      severity: 'error',
      told: tell(OFF[field]),
      fix: PLAN,
    })),
    ...fault(unused.length > 0 && refused.length === 0, {
      id: 'override_unused',
      severity: 'note',
      told,
      fix: { kind: 'overrides', overrides: agent.overrides },
    }),
  ];
}

const OFF = {
  firstMessage: 'agent_override_first_message',
  prompt: 'agent_override_prompt',
  language: 'agent_override_language',
  voice: 'agent_override_voice',
  longestCall: 'agent_override_longest_call',
} as const satisfies Record<keyof EnabledOverrides, string>;

function fault(holds: boolean, one: Fault): Fault[] {
  return holds ? [one] : [];
}
