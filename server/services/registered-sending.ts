import type { ParsedInput } from '#contract/commands.ts';
import { refused } from '#contract/errors.ts';
import { tell, type Told } from '#contract/told.ts';

import { SECRET_HEADER } from '../domain/connect/names.ts';
import type { VoiceAccount } from '../domain/providers/voice-account.ts';
import type { Connections } from './connections.ts';
import type { SecretKeeper } from './secret-keeper.ts';

type Letter = { headers: Record<string, string>; body: string };
type Reply = { status: number; body: string };

type Deps = {
  connections: Connections;
  /** Throws a `ProviderFault` where no key is set. */
  voice: () => VoiceAccount;
  secrets: Pick<SecretKeeper, 'inUse' | 'own'>;
  /** Signs as the provider does. */
  signed: (body: string, secret: string, now: Date) => Letter;
  /** Over the public address, as the providers come. Rejects where nothing answers. */
  reach: (url: string, letter: Letter & { method: 'POST' }) => Promise<Reply>;
  now: () => Date;
};

export type RegisteredSending = ReturnType<typeof createRegisteredSending>;

/**
 * Sends what a provider would send on a call to where the account says that it is sent, with the secret that belongs to
 * it. The secrets stay here: whoever plays a call brings the words only.
 */
export function createRegisteredSending({ connections, voice, secrets, signed, reach, now }: Deps) {
  const withSecret = (body: string, secret: string | undefined): Letter => {
    return { headers: { 'content-type': 'application/json', [SECRET_HEADER]: secret ?? '' }, body };
  };

  async function placeOf({ to, tool, body }: ParsedInput<'connect.send'>, agentId: string) {
    const account = voice();
    const agent = await account.agents.read(agentId);
    switch (to) {
      case 'ring':
        return { url: agent.initiation?.url, letter: withSecret(body, secrets.inUse('initiation')[0]) };
      case 'tool': {
        const tools = await account.tools.list();
        const found = tools.find(({ id, tool: each }) => agent.toolIds.includes(id) && each.name === tool);
        return { url: found?.tool.url, letter: withSecret(body, secrets.inUse('tool')[0]) };
      }
      case 'end': {
        const webhooks = await account.webhooks.list();
        const secret = secrets.own('webhook') ?? secrets.inUse('webhook')[0] ?? '';
        const url = webhooks.find(({ id }) => id === agent.postCall?.webhookId)?.url;
        return { url, letter: signed(body, secret, now()) };
      }
    }
  }

  /** Throws `conflict` where nothing is connected, `unavailable` where nothing is registered or answers there. */
  return async function send(input: ParsedInput<'connect.send'>): Promise<Reply> {
    const connection = connections.get(input.business);
    if (!connection?.connectedAt) throw refused('conflict', tell('connect_no_wish'));
    const { url, letter } = await placeOf(input, connection.wish.agentId);
    const told = FAILED[input.to];
    if (url === undefined) throw refused('unavailable', told);
    return reach(url, { method: 'POST', ...letter }).catch((cause: unknown) => {
      throw refused('unavailable', told, { cause });
    });
  };
}

const FAILED: Readonly<Record<'ring' | 'tool' | 'end', Told>> = {
  ring: tell('connect_test_ring_failed'),
  tool: tell('connect_test_tool_failed'),
  end: tell('connect_test_end_failed'),
};
