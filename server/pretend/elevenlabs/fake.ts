import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { openHost, type Watch } from '../wire/host.ts';
import { sameText } from '../wire/same-text.ts';
import type { Outside } from '../wire/outside.ts';
import type { PretendRequest, Route } from '../wire/request.ts';
import { createAccount, type Account } from './account.ts';
import { agentRoutes } from './agents.ts';
import { callRoutes } from './calls.ts';
import type { Carrier } from './carrier.ts';
import type { Conversation } from './conversation-document.ts';
import { conversationRoutes } from './conversations.ts';
import { deliver } from './deliver.ts';
import { begun } from './initiation.ts';
import { type Json, type Patching } from './json.ts';
import { createLiveCall, type LiveCall, type LiveDeps } from './live-call.ts';
import { newConversation } from './new-conversation.ts';
import { numberRoutes } from './numbers.ts';
import type { ErrorStyle } from './refusals.ts';
import { initiationOf, toolPlace, webhookOf } from './registered.ts';
import { ringNative } from './ring.ts';
import { secretRoutes } from './secrets.ts';
import { settingsRoutes } from './settings.ts';
import { speechEngineRoutes } from './speech-engines.ts';
import { accountOf, createState } from './state.ts';
import { createTalks } from './talks.ts';
import { toolRoutes } from './tools.ts';
import { webhookRoutes } from './webhooks.ts';

export type FakeElevenLabsOptions = {
  /** The one key that opens the account. */
  key?: string;
  /** What the key may; null: everything. Such as `convai_read`, `convai_write`, `webhooks_write`, `voices_read`. */
  scopes?: readonly string[] | null;
  patching?: Patching;
  lettingGo?: Account['lettingGo'];
  errorStyle?: ErrorStyle;
  outside: Outside;
  carrier?: Carrier | null;
  now?: () => Date;
  wait?: (milliseconds: number) => Promise<void>;
  watch?: Watch;
  /** The secret of every webhook; one of its own for each unless told. */
  webhookSecret?: string;
};

/** ElevenLabs on loopback, with an account of its own that only knows what was done to it. */
export async function createFakeElevenLabs(options: FakeElevenLabsOptions) {
  const { key = 'sk_pretended', outside, carrier = null, now = () => new Date() } = options;
  const chosen = { key, scopes: options.scopes ?? null, errorStyle: options.errorStyle ?? 'new' };
  const state = createState(now);
  const account = createAccount({
    state,
    patching: options.patching ?? 'deep',
    lettingGo: options.lettingGo ?? 'keeps',
    carrier,
    errorStyle: () => chosen.errorStyle,
    newWebhookSecret: () => options.webhookSecret ?? `wsec_${randomBytes(32).toString('hex')}`,
  });
  const wait = options.wait ?? ((milliseconds) => pause(milliseconds, undefined, { ref: false }));
  const deps: LiveDeps = { account, outside, now, wait };
  const talks = createTalks({ ...deps, key: () => chosen.key });
  const host = await openHost({
    routes: [...routesOf(account), ...talks.routes(() => host.url)],
    upgrade: talks.upgrade,
    admit: (request, route) => admit(account, chosen, request, route),
    nothing: () => ({ detail: 'Not Found' }),
    now,
    ...(options.watch && { watch: options.watch }),
  });
  const { close: shut } = host;
  return Object.assign(host, {
    /** Key, scopes and the way errors look; may be changed at any time. */
    chosen,
    state,
    account: (): Json => accountOf(state),
    ...callsOf(deps),
    /** Conversations over a WebSocket, and how they go. */
    ...{ talking: talks.talking, talks: talks.talks },
    async close(): Promise<void> {
      talks.close();
      await shut();
    },
  });
}

/** What happens by itself at the provider, because somebody rings. */
function callsOf(deps: LiveDeps) {
  const { account } = deps;
  return {
    /** A call to a line that the provider answers itself. */
    rings: (given: Parameters<typeof ringNative>[1]) => ringNative(deps, given),
    /** What an agent's calls would be taken to; null: to nobody. */
    registered: {
      initiation: (agentId: string) => initiationOf(account, agentId, {}),
      tool: (agentId: string, name: string) => toolPlace(account, agentId, name, {}),
      webhook: (agentId: string) => webhookOf(account, agentId, 'transcript'),
    },
    /** A conversation that was registered or started by a request is picked up; null where it cannot start. */
    picksUp(conversationId: string): LiveCall | null {
      const call = account.state.conversations.get(conversationId);
      if (!call) return null;
      const start = begun(account, call, call.initiation, null);
      return start.began ? createLiveCall(deps, call, start) : null;
    },
    /** A call that was started did not come about; tells the webhook (elevenlabs.md §2.5). */
    notReached(conversationId: string, reason: 'busy' | 'no-answer' | 'unknown') {
      const call = account.state.conversations.get(conversationId);
      if (!call) throw new Error('There is no such conversation.');
      Object.assign(call, { status: 'failed', ended: reason, successful: 'failure' });
      return deliver(deps, call, {
        name: 'call_initiation_failure',
        type: 'call_initiation_failure',
        data: notReachedData(call, reason),
      });
    },
    /** A call of the past, as if it had been taken without us. */
    addConversation(given: Pick<Conversation, 'agentId' | 'external' | 'shop'> & Partial<Conversation>): Conversation {
      const call = newConversation(account, { status: 'done', durationSeconds: 60, successful: 'success', ...given });
      account.state.conversations.set(call.id, call);
      return call;
    },
  };
}

function notReachedData(call: Conversation, reason: string): Json {
  const twilio = {
    CallSid: call.callSid,
    From: call.shop,
    To: call.external,
    CallStatus: reason,
    Direction: 'outbound-api',
  };
  const sip = { from_number: call.shop, to_number: call.external, sip_status_code: 486, error_reason: reason };
  const isTwilio = call.carrier === 'twilio';
  return {
    agent_id: call.agentId,
    conversation_id: call.id,
    failure_reason: reason,
    metadata: { type: isTwilio ? 'twilio' : 'sip', body: isTwilio ? twilio : { ...sip, call_sid: call.callSid } },
  };
}

function routesOf(account: Account): Route[] {
  const parts = [agentRoutes, numberRoutes, settingsRoutes, webhookRoutes, toolRoutes, secretRoutes];
  return [...parts, speechEngineRoutes, conversationRoutes, callRoutes].flatMap((routes) => routes(account));
}

type Chosen = { key: string; scopes: readonly string[] | null };

function admit(account: Account, { key, scopes }: Chosen, { headers }: PretendRequest, { scope }: Route): void {
  const given = headers['xi-api-key'];
  if (given === undefined || given === '') throw account.refuse(401, 'missing_api_key', 'An API key is needed');
  if (!sameText(String(given), key)) throw account.refuse(401, 'invalid_api_key', 'Invalid API key');
  if (scope !== undefined && scopes !== null && !scopes.includes(scope)) {
    throw account.refuse(403, 'missing_permissions', `The API key is missing the permission ${scope}`);
  }
}
