import { z } from 'zod';

import type { PhoneMessage, PhoneWire, StreamStart } from '../../domain/bridge/messages.ts';
import { BASE64, objectIn } from '../frames.ts';

const Start = z.object({
  start: z.object({
    streamSid: z.string().regex(/^MZ\w{1,64}$/),
    callSid: z.string().regex(/^CA\w{1,64}$/),
    customParameters: z.record(z.string(), z.string()).default({}),
    mediaFormat: z.object({ encoding: z.string(), sampleRate: z.number(), channels: z.number() }),
  }),
});
const Key = z.object({ dtmf: z.object({ digit: z.string().regex(/^[\dA-D*#]$/) }) });
const Mark = z.object({ mark: z.object({ name: z.string().max(200) }) });

type Message = { event?: unknown; media?: { payload?: unknown; track?: unknown } | null };

/** Media Streams of Twilio (twilio.md §4): text frames of JSON, μ-law in base64 both ways. */
export const mediaStreamWire: PhoneWire = {
  read(text) {
    const message: Message | null = objectIn(text);
    return message && toPhoneMessage(message);
  },
  // Payload and ids are checked where they come in: nothing in them needs to be escaped.
  audio: (streamSid, payload) => `{"event":"media","streamSid":"${streamSid}","media":{"payload":"${payload}"}}`,
  clear: (streamSid) => `{"event":"clear","streamSid":"${streamSid}"}`,
  mark: (streamSid, name) => `{"event":"mark","streamSid":"${streamSid}","mark":{"name":"${name}"}}`,
};

/** Fifty of the first kind come a second, so that is looked at by hand. */
function toPhoneMessage(message: Message): PhoneMessage | null {
  switch (message.event) {
    case 'media': {
      const { payload, track } = message.media ?? {};
      // `outbound` would be the agent's own words again.
      const isAudio = track !== 'outbound' && typeof payload === 'string' && BASE64.test(payload);
      return isAudio ? { kind: 'audio', payload } : null;
    }
    case 'connected':
      return { kind: 'connected' };
    case 'start': {
      const start = Start.safeParse(message);
      return start.success ? { kind: 'start', start: toStart(start.data) } : null;
    }
    case 'dtmf': {
      const key = Key.safeParse(message);
      return key.success ? { kind: 'key', digit: key.data.dtmf.digit } : null;
    }
    case 'mark': {
      const mark = Mark.safeParse(message);
      return mark.success ? { kind: 'mark', name: mark.data.mark.name } : null;
    }
    case 'stop':
      return { kind: 'stop' };
    default:
      return null;
  }
}

function toStart({ start }: z.infer<typeof Start>): StreamStart {
  const { encoding, sampleRate, channels } = start.mediaFormat;
  return {
    streamSid: start.streamSid,
    callSid: start.callSid,
    parameters: start.customParameters,
    isUlaw: encoding === 'audio/x-mulaw' && sampleRate === 8000 && channels === 1,
  };
}
