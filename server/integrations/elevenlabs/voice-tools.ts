import { z } from 'zod';

import type { VoiceAccount, VoiceTool } from '../../domain/providers/voice-account.ts';
import { jsonBody } from '../http/json.ts';
import { allPages } from './all-pages.ts';
import { namedVariables } from './named-variables.ts';
import { toToolConfig, WebhookTool } from './tool-config.ts';
import type { VoiceClient } from './voice-client.ts';

const PATH = '/v1/convai/tools';
const Kept = z.object({ id: z.string().min(1), tool_config: WebhookTool }).transform(toTool);
/** A tool of whatever kind. */
const Anything = z.object({ id: z.string().min(1), tool_config: z.unknown() });
const Added = z.object({ id: z.string().min(1) });
const Document = z.object({ tool_config: z.looseObject({ api_schema: z.looseObject({}).catch({}) }) });

/** The tools that a web address answers (elevenlabs.md §5.3). */
export function createVoiceTools(client: VoiceClient): VoiceAccount['tools'] {
  const at = (id: string): string => `${PATH}/${encodeURIComponent(id)}`;
  return {
    list: () => allPages(client, { path: PATH, field: 'tools', entry: Kept }),
    async variables() {
      const all = await allPages(client, { path: PATH, field: 'tools', entry: Anything });
      return new Map(all.map(({ id, tool_config: config }) => [id, namedVariables(config)]));
    },
    async add(tool) {
      const body = jsonBody({ tool_config: toToolConfig(tool) });
      const { id } = await client.askFor({ method: 'POST', path: PATH, body }, Added);
      return { id };
    },
    // A change puts the whole of it in: what we have no word for goes back as it was.
    async change(id, tool) {
      const { tool_config: kept } = await client.askFor({ method: 'GET', path: at(id) }, Document);
      const { api_schema: schema, ...ours } = toToolConfig(tool);
      const merged = { ...kept, ...ours, api_schema: { ...kept.api_schema, ...schema } };
      await client.tell({ method: 'PATCH', path: at(id), body: jsonBody({ tool_config: merged }) });
    },
    remove: (id) => client.tell({ method: 'DELETE', path: at(id) }),
  };
}

function toTool({ id, tool_config: tool }: { id: string; tool_config: VoiceTool['tool'] }): VoiceTool {
  return { id, tool };
}
