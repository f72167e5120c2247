import type { z } from 'zod';

import type { Outcomes } from '../http/outcomes.ts';
import type { MakeFault } from '../http/fault-maker.ts';
import { readDone, readJson } from '../http/json.ts';
import type { Transport } from '../http/transport.ts';
import type { Answered, Asked } from '../http/wire.ts';

type Deps = {
  transport: Transport;
  baseUrl: string;
  key: string;
  /** Who asks: `Linekeeper/1.2.3`. */
  agent: string;
  outcomes: Outcomes;
};

export type VoiceClient = {
  fault: MakeFault;
  /** The answer's text, which is no web page. */
  ask(asked: Asked): Promise<Answered>;
  /** The answer by a schema; one that does not fit is the fault `odd`. */
  askFor<T>(asked: Asked, schema: z.ZodType<T>): Promise<T>;
  /** Where nothing of the answer is needed. */
  tell(asked: Asked): Promise<void>;
  /** The answer's bytes as they come. */
  stream(asked: Asked): Promise<{ type: string; bytes: AsyncIterable<Uint8Array> }>;
};

/** ElevenLabs by its own words. Every method throws ProviderFault; only questions are asked more than once. */
export function createVoiceClient({ transport, baseUrl, key, agent, outcomes }: Deps): VoiceClient {
  const { fault, send, stream } = transport;
  const proven = (asked: Asked): Asked => ({
    ...asked,
    headers: { accept: 'application/json', 'user-agent': agent, ...asked.headers, 'xi-api-key': key },
  });
  return {
    fault,
    ask: (asked) =>
      outcomes.of(
        send(baseUrl, proven(asked), (answer) => {
          if (isPage(answer)) throw fault('odd');
          return answer;
        }),
      ),
    askFor: (asked, schema) => outcomes.of(send(baseUrl, proven(asked), readJson(schema, fault))),
    tell: (asked) => outcomes.of(send(baseUrl, proven(asked), readDone(fault))),
    async stream(asked) {
      const sound = { ...asked, headers: { accept: '*/*' } };
      const { headers, bytes } = await outcomes.of(stream(baseUrl, proven(sound)));
      return { type: headers.get('content-type') ?? 'application/octet-stream', bytes };
    },
  };
}

/** A proxy or the sign-in page of a network answers with 200 too. TwiML begins with a bracket, but never like this. */
function isPage({ headers, text }: Answered): boolean {
  return headers.get('content-type')?.includes('html') === true || /^\s*<(?:!doctype|html)/i.test(text);
}
