import { TOOL_NAMES, toolWords } from '../connect/offered-tools.ts';
import type { ChatTool } from '../model/chat-model.ts';
import type { Trade } from '../observation.ts';
import type { ToolField } from '../providers/voice-account.ts';

/** The agent's tools in the words a model of the owner's is told them in: the same as ElevenLabs is told. */
export function chatTools(trade: Trade): ChatTool[] {
  return TOOL_NAMES.map((name) => {
    const { description, fields } = toolWords(name, trade);
    return { name, description, parameters: schemaOf(fields) };
  });
}

function schemaOf(fields: Readonly<Record<string, ToolField>>): Record<string, unknown> {
  const told = Object.entries(fields).flatMap(([name, field]) =>
    'description' in field ? [[name, field] as const] : [],
  );
  return {
    type: 'object',
    properties: Object.fromEntries(
      told.map(([name, { type, description, oneOf }]) => [name, { type, description, ...(oneOf && { enum: oneOf }) }]),
    ),
    required: told.filter(([, { required }]) => required).map(([name]) => name),
  };
}
