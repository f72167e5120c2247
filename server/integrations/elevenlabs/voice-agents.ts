import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

import type { AgentEntry, VoiceAccount } from '../../domain/providers/voice-account.ts';
import { jsonBody } from '../http/json.ts';
import { changed } from './agent-change.ts';
import { toAgent } from './agent-document.ts';
import {
  namesTools,
  patchBetween,
  snapshotOf,
  withoutDeadTools,
  withParts,
  withRemovals,
  type Document,
} from './agent-parts.ts';
import { allPages } from './all-pages.ts';
import type { VoiceClient } from './voice-client.ts';

const PATH = '/v1/convai/agents';

const Entry = z
  .object({
    agent_id: z.string().min(1),
    name: z.string().catch(''),
    last_call_time_unix_secs: z.number().positive().max(1e11).nullish().catch(null),
  })
  .transform(toEntry);
const ToolEntry = z.object({ id: z.string().min(1) });
const AgentDocument = z.looseObject({ agent_id: z.string().min(1) });

function toEntry(entry: { agent_id: string; name: string; last_call_time_unix_secs?: number | null | undefined }) {
  const { agent_id: id, name, last_call_time_unix_secs: last } = entry;
  return { id, name, lastCallAt: last ? new Date(last * 1000).toISOString() : null } satisfies AgentEntry;
}

/** Agents, by their own raw documents: what we have no word for is in them after every change as before it. */
export function createVoiceAgents(client: VoiceClient): VoiceAccount['agents'] {
  const at = (id: string): string => `${PATH}/${encodeURIComponent(id)}`;
  const read = (id: string): Promise<Document> => client.askFor({ method: 'GET', path: at(id) }, AgentDocument);

  async function write(id: string, before: Document, after: Document): Promise<void> {
    const patch = patchBetween(before, after);
    if (Object.keys(patch).length === 0) return;
    const body = jsonBody(namesTools(patch) ? withoutDeadTools(patch, await toolIds()) : patch);
    await client.tell({ method: 'PATCH', path: at(id), body });
  }

  /** Of every kind of tool, not only of ours. */
  async function toolIds(): Promise<ReadonlySet<string>> {
    const tools = await allPages(client, { path: '/v1/convai/tools', field: 'tools', entry: ToolEntry });
    return new Set(tools.map((tool) => tool.id));
  }

  return {
    list: () => allPages(client, { path: PATH, field: 'agents', entry: Entry }),
    read: async (id) => toAgent(await read(id)),
    async change(id, change) {
      const before = await read(id);
      await write(id, before, changed(before, change));
    },
    async restore(id, snapshot) {
      const before = await read(id);
      const wanted = withParts(before, snapshot);
      await write(id, before, wanted);
      const left = await read(id);
      if (isDeepStrictEqual(snapshotOf(left), snapshotOf(wanted))) return;
      // Objects are merged there: what is to go has to be named.
      const named = withRemovals(snapshotOf(wanted), snapshotOf(left));
      await write(id, left, withParts(left, z.record(z.string(), z.unknown()).parse(named)));
    },
  };
}
