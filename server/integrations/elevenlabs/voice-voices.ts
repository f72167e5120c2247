import { z } from 'zod';

import type { VoiceAccount } from '../../domain/providers/voice-account.ts';
import type { VoiceClient } from './voice-client.ts';

const Voice = z.object({
  voice_id: z.string().min(1),
  name: z.string().nullish().catch(null),
  category: z.string().nullish().catch(null),
  sharing: z.object({ disable_at_unix: z.number().nullish() }).nullish().catch(null),
});

/** The voices that came with every account are switched off at the end of 2026 (elevenlabs.md §11, trap 17). */
const PREMADE_UNTIL = '2026-12-31T00:00:00.000Z';

/** Voices, as far as one may stop speaking some day. */
export function createVoiceVoices(client: VoiceClient): VoiceAccount['voices'] {
  return {
    async read(id) {
      const voice = await client.askFor({ method: 'GET', path: `/v1/voices/${encodeURIComponent(id)}` }, Voice);
      return { id: voice.voice_id, name: voice.name ?? '', expiresAt: endOf(voice) };
    },
  };
}

function endOf({ category, sharing }: z.infer<typeof Voice>): string | null {
  const at = sharing?.disable_at_unix;
  if (typeof at === 'number' && at > 0 && at < 1e11) return new Date(at * 1000).toISOString();
  return category === 'premade' ? PREMADE_UNTIL : null;
}
