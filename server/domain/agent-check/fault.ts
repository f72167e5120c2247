import type { EnabledOverrides } from '#contract/businesses.ts';
import type { ConnectWish, Finding } from '#contract/connect.ts';
import { tell, type Told } from '#contract/told.ts';

/** What mends a fault. */
export type Fix =
  /** The setup plan once more: it does what does not stand. */
  | { kind: 'plan' }
  /** The setup plan with somebody else picking up: so the owner chose for the line. */
  | { kind: 'mode'; mode: ConnectWish['mode'] }
  /** The webhook of this id made anew, and with it its secret. */
  | { kind: 'webhook'; id: string }
  /** Sends the variable, empty until the owner gives it a value. */
  | { kind: 'variable'; name: string }
  /** Uses what the agent allows, and nothing else. */
  | { kind: 'overrides'; overrides: EnabledOverrides }
  /** Another voice speaks. */
  | { kind: 'voice'; id: string; name: string }
  /** Only the owner's own model answers. */
  | { kind: 'own-model' };

/** Something wrong with the agent of one business, before it is told. */
export type Fault = {
  /** Stable for this very fault of this business, e.g. `variable_missing:vehicle_reg`. */
  id: string;
  severity: Finding['severity'];
  told: Told;
  /** Null where only a person can mend it. */
  fix: Fix | null;
};

/** What the button of a fix says. */
export function fixWords(fix: Fix): Told {
  switch (fix.kind) {
    case 'plan':
    case 'mode':
    case 'webhook':
      return tell('agent_fix_plan');
    case 'variable':
      return tell('agent_fix_variable', { name: fix.name });
    case 'overrides':
      return tell('agent_fix_overrides');
    case 'voice':
      return tell('agent_fix_voice', { name: fix.name });
    case 'own-model':
      return tell('agent_fix_own_model');
  }
}

export const PLAN: Fix = { kind: 'plan' };
