import { z } from 'zod';

import type { VoiceAccount } from '../../domain/providers/voice-account.ts';
import type { VoiceClient } from './voice-client.ts';

const Voice = z.object({
  voice_id: z.string().min(1),
  name: z.string().nullish().catch(null),
  category: z.string().nullish().catch(null),
  labels: z.object({ gender: z.string().nullish() }).nullish().catch(null),
  sharing: z.object({ disable_at_unix: z.number().nullish() }).nullish().catch(null),
});

const Voices = z.object({ voices: z.array(z.unknown()) });

/** The voices that came with every account are switched off at the end of 2026 (elevenlabs.md §11, trap 17). */
const PREMADE_UNTIL = '2026-12-31T00:00:00.000Z';

/** Voices, as far as one may stop speaking some day. */
export function createVoiceVoices(client: VoiceClient): VoiceAccount['voices'] {
  return {
    async read(id) {
      const voice = await client.askFor({ method: 'GET', path: `/v1/voices/${encodeURIComponent(id)}` }, Voice);
      return toVoice(voice);
    },
    async list() {
      const { voices } = await client.askFor({ method: 'GET', path: '/v1/voices' }, Voices);
      return voices.flatMap((each) => {
        const { data } = Voice.safeParse(each);
        return data ? [toVoice(data)] : [];
      });
    },
  };
}

function toVoice(voice: z.infer<typeof Voice>) {
  const { voice_id: id, name, labels } = voice;
  return { id, name: name ?? '', gender: labels?.gender ?? null, expiresAt: endOf(voice) };
}

function endOf({ category, sharing }: z.infer<typeof Voice>): string | null {
  const at = sharing?.disable_at_unix;
  if (typeof at === 'number' && at > 0 && at < 1e11) return new Date(at * 1000).toISOString();
  return category === 'premade' ? PREMADE_UNTIL : null;
}
