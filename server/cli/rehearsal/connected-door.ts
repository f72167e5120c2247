import { AppError } from '#contract/errors.ts';

import type { Ask } from '../ask.ts';
import { ToolReply, type Door } from './door.ts';

type To = 'ring' | 'tool' | 'end';

/**
 * The way a call takes where the accounts are connected: the running server sends it out to the addresses that are
 * registered, with the secrets that are registered, so that a rehearsal fails where a real call would.
 */
export function createConnectedDoor({ ask, business }: { ask: Ask; business: string }): Door {
  async function send(to: To, given: Record<string, unknown>, tool?: string): Promise<unknown> {
    const input = { business, to, body: JSON.stringify(given), ...(tool !== undefined && { tool }) };
    const { status, body } = await ask('connect.send', input);
    if (status === 401) {
      throw new AppError('unauthorized', 'Where the account leads, the secret that is registered is refused.');
    }
    if (status !== 200) throw new AppError('unavailable', `Where the account leads, the answer was status ${status}.`);
    return body === '' ? null : (JSON.parse(body) as unknown);
  }

  return {
    ring: (request) => send('ring', request),
    useTool: async (tool, input) => ToolReply.parse(await send('tool', input, tool)),
    deliver: async (event) => void (await send('end', event)),
  };
}
