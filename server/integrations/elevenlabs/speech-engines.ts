import { z } from 'zod';

import type { SpeechEngine, SpeechEngines } from '../../domain/providers/speech-engines.ts';
import { jsonBody } from '../http/json.ts';
import { isDocument, valueAt, type Document } from './agent-parts.ts';
import { entriesOf } from './agent-document.ts';
import { allPages } from './all-pages.ts';
import type { VoiceClient } from './voice-client.ts';

const PATH = '/v1/speech-engine';

const Entry = z
  .object({ speech_engine_id: z.string().min(1), name: z.string().catch('') })
  .transform(({ speech_engine_id: id, name }) => ({ id, name }));
const Made = z.object({ speech_engine_id: z.string().min(1) });
const EngineDocument = z.looseObject({ speech_engine_id: z.string().min(1) });

/** Speech Engines (elevenlabs.md §7.1). */
export function createSpeechEngines(client: VoiceClient): SpeechEngines {
  const at = (id: string): string => `${PATH}/${encodeURIComponent(id)}`;
  const read = (id: string): Promise<Document> => client.askFor({ method: 'GET', path: at(id) }, EngineDocument);
  return {
    list: () => allPages(client, { path: PATH, field: 'speech_engines', entry: Entry }),
    read: async (id) => toEngine(await read(id)),
    async add(engine) {
      const made = await client.askFor({ method: 'POST', path: PATH, body: jsonBody(toBody(engine, {})) }, Made);
      return { id: made.speech_engine_id };
    },
    async change(id, engine) {
      await client.tell({ method: 'PATCH', path: at(id), body: jsonBody(toBody(engine, await read(id))) });
    },
    remove: (id) => client.tell({ method: 'DELETE', path: at(id) }),
  };
}

/** How deep a section that is sent is merged is not documented, so each goes out whole; address and headers together. */
function toBody(
  { name, language, voiceId, audio, takesGreeting, liveEvents, longestSeconds, ...way }: SpeechEngine['engine'],
  there: Document,
) {
  const section = (part: string): Document => {
    const found = there[part];
    return isDocument(found) ? found : {};
  };
  const model = language.toLowerCase().startsWith('en') ? 'eleven_flash_v2' : 'eleven_flash_v2_5';
  const voice = voiceId === null ? {} : { voice_id: voiceId };
  const longest = longestSeconds === null ? {} : { max_duration_seconds: longestSeconds };
  return {
    ...{ name, language },
    speech_engine: { ws_url: way.socketUrl, request_headers: toHeaders(way.headers) },
    asr: { ...section('asr'), user_input_audio_format: audio.input ?? undefined },
    tts: { ...section('tts'), ...voice, model_id: model, agent_output_audio_format: audio.output ?? undefined },
    conversation: { ...section('conversation'), client_events: liveEvents, ...longest },
    overrides: { ...section('overrides'), first_message: takesGreeting },
  };
}

function toHeaders(headers: SpeechEngine['engine']['headers']): Document {
  const told = Object.entries(headers).map(([name, value]): [string, unknown] => {
    if (typeof value === 'string') return [name, value];
    return [name, 'secretId' in value ? { secret_id: value.secretId } : { variable_name: value.variable }];
  });
  return Object.fromEntries(told);
}

const Text = z.string().catch('');
const MaybeText = z.string().nullable().catch(null);
const Header = z.union([
  z.string(),
  z.object({ secret_id: z.string() }).transform(({ secret_id: secretId }) => ({ secretId })),
  z.object({ variable_name: z.string() }).transform(({ variable_name: variable }) => ({ variable })),
]);

function toEngine(document: Document): SpeechEngine {
  const at = (...path: string[]): unknown => valueAt(document, path);
  const headers = entriesOf(at('speech_engine', 'request_headers')).flatMap(([name, value]) => {
    const parsed = Header.safeParse(value);
    return parsed.success ? [[name, parsed.data] as const] : [];
  });
  return {
    id: Text.parse(at('speech_engine_id')),
    engine: {
      name: Text.parse(at('name')),
      socketUrl: Text.parse(at('speech_engine', 'ws_url')),
      headers: Object.fromEntries(headers),
      audio: {
        input: MaybeText.parse(at('asr', 'user_input_audio_format')),
        output: MaybeText.parse(at('tts', 'agent_output_audio_format')),
      },
      language: Text.parse(at('language')),
      voiceId: MaybeText.parse(at('tts', 'voice_id')),
      liveEvents: z.array(z.string()).catch([]).parse(at('conversation', 'client_events')),
      longestSeconds: z
        .number()
        .nullable()
        .catch(null)
        .parse(at('conversation', 'max_duration_seconds') ?? null),
      takesGreeting: z.boolean().catch(false).parse(at('overrides', 'first_message')),
    },
  };
}
