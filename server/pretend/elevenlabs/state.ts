import { standardAgent } from './agent-document.ts';
import type { Conversation } from './conversation-document.ts';
import { isJson, patched, type Json } from './json.ts';

export type Webhook = {
  id: string;
  name: string;
  url: string;
  secret: string;
  isDisabled: boolean;
  isAutoDisabled: boolean;
  retries: boolean;
  createdAt: number;
  lastFailure: { status: number | null; at: number } | null;
  lastSuccess: number | null;
  failures: number;
};
export type Secret = { id: string; name: string; value: string };
export type PhoneEntry = {
  id: string;
  provider: string;
  number: string;
  label: string;
  agentId: string | null;
  more: Json;
};

export type State = ReturnType<typeof createState>;

/** Everything a pretended workspace holds. Documents are as the API tells them; tests may change them at will. */
export function createState(now: () => Date) {
  const counts = new Map<string, number>();
  const state = {
    agents: new Map<string, Json>(),
    engines: new Map<string, Json>(),
    numbers: new Map<string, PhoneEntry>(),
    webhooks: new Map<string, Webhook>(),
    tools: new Map<string, Json>(),
    secrets: new Map<string, Secret>(),
    voices: new Map<string, Json>(),
    conversations: new Map<string, Conversation>(),
    settings: standardSettings(),
    /** Every phone that was made to ring, in order: never two for one ask. */
    rung: [] as Json[],
    newId(kind: string): string {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      return `${kind}_pretended${String(count).padStart(4, '0')}`;
    },
    seconds: (): number => Math.floor(now().getTime() / 1000),
    /** A new agent; what is given is laid over the defaults. */
    addAgent({ name = 'Front desk', ...parts }: { name?: string } & Json = {}): string {
      const id = state.newId('agent');
      const made = state.seconds();
      const document = patched(standardAgent(), parts, 'deep', {});
      state.agents.set(id, {
        ...{ agent_id: id, name, ...document, tags: [], workflow: { nodes: {}, edges: {} }, version_id: 'agtvrsn_1' },
        metadata: { created_at_unix_secs: made, updated_at_unix_secs: made },
        access_info: { is_creator: true, creator_name: 'Owner', creator_email: 'owner@shop.example', role: 'admin' },
      });
      return id;
    },
  };
  for (const name of ['Anna', 'Ben']) {
    const id = `voice_pretended_${name.toLowerCase()}`;
    state.voices.set(id, { voice_id: id, name, category: 'generated', labels: {}, settings: null });
  }
  return state;
}

function standardSettings(): Json {
  return {
    conversation_initiation_client_data_webhook: null,
    webhooks: { post_call_webhook_id: null, events: ['transcript'], send_audio: false },
    can_use_mcp_servers: false,
    rag_retention_period_days: 10,
    default_livekit_stack: 'standard',
  };
}

/**
 * All that stands in the account, to be compared: without conversations, and without what changes by mere looking after,
 * such as an agent's version and the time of its last change.
 */
export function accountOf(state: State): Json {
  const agents = [...state.agents].map(([id, document]) => [id, withoutUpkeep(document)]);
  return structuredClone({
    agents: Object.fromEntries(agents) as Json,
    engines: Object.fromEntries(state.engines),
    numbers: Object.fromEntries(state.numbers),
    webhooks: [...state.webhooks.values()].map(({ id, name, url, isDisabled, retries }) => ({
      ...{ id, name, url, isDisabled, retries },
    })),
    tools: Object.fromEntries(state.tools),
    secrets: Object.fromEntries(state.secrets),
    settings: state.settings,
  });
}

function withoutUpkeep({ metadata, ...document }: Json): Json {
  Reflect.deleteProperty(document, 'version_id');
  const kept = isJson(metadata) ? { ...metadata } : {};
  Reflect.deleteProperty(kept, 'updated_at_unix_secs');
  return { ...document, metadata: kept };
}
