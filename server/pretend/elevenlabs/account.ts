import type { Carrier } from './carrier.ts';
import type { Json, Patching } from './json.ts';
import { refusal, type ErrorStyle } from './refusals.ts';
import type { Refusal } from '../wire/request.ts';
import type { State } from './state.ts';

/** What the routes work on. */
export type Account = {
  state: State;
  patching: Patching;
  /** The phone company whose numbers can be imported. */
  carrier: Carrier | null;
  /** What becomes of a number's addresses at the phone company when it is removed here: neither is documented. */
  lettingGo: 'keeps' | 'clears';
  /** Thought up by the provider for each webhook. */
  newWebhookSecret: () => string;
  refuse: (status: number, code: string, message: string) => Refusal;
  /** @throws Refusal 404 */
  agent: (id: string) => Json;
};

type Given = Pick<Account, 'state' | 'patching' | 'lettingGo' | 'carrier' | 'newWebhookSecret'> & {
  errorStyle: () => ErrorStyle;
};

export function createAccount({ errorStyle, ...rest }: Given): Account {
  const refuse: Account['refuse'] = (status, code, message) => refusal(errorStyle(), status, code, message);
  return {
    ...rest,
    refuse,
    agent(id) {
      const found = rest.state.agents.get(id);
      if (!found) throw refuse(404, 'agent_not_found', `Agent with id ${id} was not found`);
      return found;
    },
  };
}
