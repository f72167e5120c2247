import { withoutTemplateSignsIn } from '../../domain/model/template-signs.ts';

type Message = Readonly<Record<string, unknown>>;

/**
 * A conversation with what is known of its caller. It goes behind the agent's own instructions and not into a message of
 * its own: some models refuse a second one. An agent whose instructions hold the notes already is not told twice. What
 * a chat template would take for its own signs is none any more, whoever said or noted it.
 */
export function withMemory(given: readonly Message[], memory: string): Message[] {
  return remembered(given, memory).map((message) => withoutTemplateSignsIn(message) as Message);
}

function remembered(messages: readonly Message[], memory: string): Message[] {
  const at = messages.findIndex(({ role }) => role === 'system' || role === 'developer');
  const told = messages[at];
  if (told === undefined) return [{ role: 'system', content: memory }, ...messages];
  const [opening = memory] = memory.split('\n');
  if (JSON.stringify(told['content'] ?? '').includes(JSON.stringify(opening).slice(1, -1))) return [...messages];
  return messages.with(at, { ...told, content: longer(told['content'], memory) });
}

function longer(content: unknown, memory: string): unknown {
  if (Array.isArray(content)) return [...(content as unknown[]), { type: 'text', text: memory }];
  return typeof content === 'string' && content !== '' ? `${content}\n\n${memory}` : memory;
}
