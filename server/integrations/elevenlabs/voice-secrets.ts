import { z } from 'zod';

import type { VoiceAccount } from '../../domain/providers/voice-account.ts';
import { jsonBody } from '../http/json.ts';
import { allPages } from './all-pages.ts';
import type { VoiceClient } from './voice-client.ts';

const PATH = '/v1/convai/secrets';
const Added = z.object({ secret_id: z.string().min(1) });
const Secret = z.object({ secret_id: z.string().min(1), name: z.string() }).transform(toOurs);

/** The workspace's secrets (elevenlabs.md §5.5): names only, values go in and never come back. */
export function createVoiceSecrets(client: VoiceClient): VoiceAccount['secrets'] {
  const at = (id: string): string => `${PATH}/${encodeURIComponent(id)}`;
  return {
    list: () => allPages(client, { path: PATH, field: 'secrets', entry: Secret }),
    async add(name, value) {
      const asked = { method: 'POST', path: PATH, body: jsonBody({ type: 'new', name, value }) } as const;
      const { secret_id: id } = await client.askFor(asked, Added);
      return { id };
    },
    replace: (id, name, value) =>
      client.tell({ method: 'PATCH', path: at(id), body: jsonBody({ type: 'update', name, value }) }),
    remove: (id) => client.tell({ method: 'DELETE', path: at(id) }),
  };
}

function toOurs({ secret_id: id, name }: { secret_id: string; name: string }): { id: string; name: string } {
  return { id, name };
}
