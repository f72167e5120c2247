import type { CommandInput } from '#contract/commands.ts';
import { createAsk } from '../../server/cli/ask.ts';
import { isJson, type Json } from '../../server/pretend/elevenlabs/json.ts';
import { accountEnv, pretended } from './providers/pretended.ts';
import { startTestApp } from './test-app.ts';

const PUBLIC = 'https://linekeeper.example';

type Start = typeof startTestApp;
type Options = {
  over?: NonNullable<Parameters<Start>[0]>;
  start?: Start;
  pretend?: Parameters<typeof pretended>[0];
};

/** An app with both accounts set up by the plan, and hands to spoil what stands there. */
export async function connectedShop({ over = {}, start = startTestApp, pretend }: Options = {}) {
  const providers = await pretended(pretend);
  const app = await start({ ...over, env: { ...accountEnv(providers), ...over.env } });
  providers.outside.lead(PUBLIC, app.webhookUrl);
  const ask = createAsk(app.execute);
  const wish = {
    business: 'default',
    agentId: providers.agentId,
    line: { kind: 'twilio', sid: providers.line.sid },
    fallback: { kind: 'voicemail', message: null },
  } satisfies CommandInput<'connect.apply'>;
  const connect = () => ask('connect.apply', wish);
  const { state } = providers.elevenLabs;
  return {
    ...{ ...providers, app, ask, wish, connect, state },
    /** Lays a value over the agent's document, at a path of keys. */
    spoil: (path: readonly string[], value: unknown): void =>
      put(state.agents.get(providers.agentId) ?? {}, path, value),
    /** The document of one of the agent's tools, by its name. */
    tool: (name: string): Json => {
      const found = [...state.tools.values()].find((tool) => at(tool, 'tool_config').name === name);
      if (!found) throw new Error(`There is no tool ${name}.`);
      return at(found, 'tool_config');
    },
    put,
  };
}

function at(document: Json, key: string): Json {
  const inner = document[key];
  return isJson(inner) ? inner : document;
}

/** Changes a document in place, as somebody would in the provider's dashboard. */
function put(document: Json, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    document[key] = value;
    return;
  }
  const inner = document[key];
  const next: Json = isJson(inner) ? inner : {};
  document[key] = next;
  put(next, rest, value);
}
