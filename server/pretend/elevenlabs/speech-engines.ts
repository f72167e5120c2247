import { z } from 'zod';

import { ok, type Route } from '../wire/request.ts';
import type { Account } from './account.ts';
import { standardAgent } from './agent-document.ts';
import { at, patched, type Json } from './json.ts';
import { paged } from './paging.ts';
import { read } from './refusals.ts';

const Format = z.enum(['pcm_8000', 'pcm_16000', 'pcm_22050', 'pcm_24000', 'pcm_44100', 'pcm_48000', 'ulaw_8000']);
const HeaderValue = z.union([
  z.string(),
  z.strictObject({ secret_id: z.string() }),
  z.strictObject({ variable_name: z.string() }),
]);
const Sections = {
  name: z.string().optional(),
  asr: z.looseObject({ user_input_audio_format: Format.optional() }).optional(),
  tts: z.looseObject({ model_id: z.string().optional(), agent_output_audio_format: Format.optional() }).optional(),
  turn: z.looseObject({}).optional(),
  vad: z.looseObject({}).optional(),
  conversation: z.looseObject({ client_events: z.array(z.string()).optional() }).optional(),
  privacy: z.looseObject({}).optional(),
  call_limits: z.looseObject({}).optional(),
  language: z.string().optional(),
  cascade_timeout_seconds: z.number().min(2).max(15).optional(),
  tags: z.array(z.string()).optional(),
  overrides: z.strictObject({ first_message: z.boolean().optional() }).optional(),
};
const Way = z.strictObject({
  ws_url: z.url({ protocol: /^wss?$/ }),
  request_headers: z.record(z.string(), HeaderValue).optional(),
});
const NewEngine = z.strictObject({ ...Sections, speech_engine: Way });
const Change = z.strictObject({ ...Sections, speech_engine: Way.optional() });

/** Speech Engines (elevenlabs.md §7.1). */
export function speechEngineRoutes(account: Account): Route[] {
  const { state } = account;
  const found = (id: string): Json => {
    const engine = state.engines.get(id);
    if (!engine) throw account.refuse(404, 'speech_engine_not_found', `Speech engine ${id} was not found`);
    return engine;
  };
  const keep = (id: string, engine: Json): Json => {
    demandSecrets(account, engine);
    state.engines.set(id, engine);
    return engine;
  };
  const path = '/v1/speech-engine/:id';
  return [
    {
      method: 'GET',
      path: '/v1/speech-engine',
      scope: 'convai_read',
      handle({ query }) {
        const { items, ...rest } = paged([...state.engines.values()].map(summaryOf), query, 'speech_engine_id');
        return ok({ speech_engines: items, ...rest });
      },
    },
    {
      method: 'POST',
      path: '/v1/speech-engine',
      scope: 'convai_write',
      handle({ body }) {
        const id = state.newId('seng');
        const given = read(NewEngine, body);
        return ok(keep(id, patched({ speech_engine_id: id, ...standardEngine() }, given, 'deep', {})));
      },
    },
    { method: 'GET', path, scope: 'convai_read', handle: ({ parameters: { id = '' } }) => ok(found(id)) },
    {
      method: 'PATCH',
      path,
      scope: 'convai_write',
      handle({ body, parameters: { id = '' } }) {
        const engine = found(id);
        const { speech_engine: way, ...sections } = read(Change, body);
        const after = patched(engine, sections, account.patching, standardEngine());
        return ok(keep(id, way === undefined ? after : { ...after, speech_engine: { request_headers: {}, ...way } }));
      },
    },
    {
      method: 'DELETE',
      path,
      scope: 'convai_write',
      handle({ parameters: { id = '' } }) {
        found(id);
        state.engines.delete(id);
        return ok({});
      },
    },
  ];
}

function standardEngine(): Json {
  const { asr, tts, turn, vad, conversation } = at(standardAgent(), 'conversation_config');
  return {
    ...{ name: 'Speech engine', asr, tts, turn, vad, conversation },
    ...{ speech_engine: { ws_url: '', request_headers: {} }, privacy: {}, call_limits: {}, language: 'en' },
    ...{ cascade_timeout_seconds: 8, tags: [], overrides: { first_message: false } },
    metadata: { created_at_unix_secs: 1_763_600_000, updated_at_unix_secs: 1_763_600_000 },
  };
}

function summaryOf(engine: Json): Json {
  const { speech_engine_id, name, tags } = engine;
  const access_info = { is_creator: true, creator_name: 'Owner', creator_email: 'owner@shop.example', role: 'admin' };
  const voice_id = at(engine, 'tts')['voice_id'];
  return { speech_engine_id, name, voice_id, tags, access_info, created_at_unix_secs: 1_763_600_000 };
}

/** A header cannot name a secret that the workspace has not. */
function demandSecrets({ state, refuse }: Account, engine: Json): void {
  const named = JSON.stringify(at(engine, 'speech_engine', 'request_headers')).matchAll(/"secret_id":"([^"]*)"/g);
  for (const [, id = ''] of named)
    if (!state.secrets.has(id)) throw refuse(404, 'secret_not_found', `Secret ${id} was not found`);
}
