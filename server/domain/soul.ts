/** The names an owner may use in a soul template; `memory` exactly once. */
const SLOTS = ['business_name', 'tone', 'language', 'hours', 'today', 'memory', 'caller_name'] as const;
export type SoulSlot = (typeof SLOTS)[number];
export type SoulValues = Record<SoulSlot, string>;

/** A template taken apart once, so that rendering is joining strings and never reads a value again. */
export type Soul = readonly ({ text: string } | { slot: SoulSlot })[];

const SOUL_LIMIT = 20_000;
const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;

/**
 * Takes a soul template apart and says what is wrong with it, one sentence each. `template` can be rendered even with
 * problems: unknown and secret placeholders are left out, since ElevenLabs ends the call over an unknown one
 * (elevenlabs.md §6). Its own `{{system__…}}` pass through.
 */
export function readSoul(text: string): { template: Soul; problems: string[] } {
  if (text.trim() === '') return { template: [], problems: ['The soul template is empty.'] };
  const problems: string[] = [];
  if (text.length > SOUL_LIMIT) problems.push('The soul template is longer than 20,000 characters.');

  const template: Soul[number][] = [];
  let from = 0;
  for (const match of text.slice(0, SOUL_LIMIT).matchAll(PLACEHOLDER)) {
    template.push(plainText(text.slice(from, match.index), problems));
    from = match.index + match[0].length;
    const part = placeholder((match[1] ?? '').trim(), problems);
    if (part !== null) template.push(part);
  }
  template.push(plainText(text.slice(from, SOUL_LIMIT), problems));

  const memories = template.filter((part) => 'slot' in part && part.slot === 'memory').length;
  if (memories !== 1)
    problems.push(`The soul template must hold {{memory}} exactly once, and holds it ${memories} times.`);
  return { template: joined(template), problems };
}

/** The system prompt. Values lose their braces, so no value can become a placeholder of ElevenLabs. */
export function renderSoul(soul: Soul, values: SoulValues): string {
  let prompt = '';
  for (const part of soul) prompt += 'slot' in part ? withoutBraces(values[part.slot]) : part.text;
  return prompt;
}

const BRACES = /[{}]/g;

function withoutBraces(value: string): string {
  return value.includes('{') || value.includes('}') ? value.replace(BRACES, '') : value;
}

function placeholder(name: string, problems: string[]): Soul[number] | null {
  const slot = SLOTS.find((known) => known === name);
  if (slot !== undefined) return { slot };
  if (/^system__\w{1,60}$/.test(name)) return { text: `{{${name}}}` };
  const shown = name.slice(0, 60);
  if (name.startsWith('secret__')) problems.push(`{{${shown}}} is a secret and may not stand in a prompt.`);
  else problems.push(`{{${shown}}} is not a placeholder of the soul template.`);
  return null;
}

/** Single braces inside are kept; doubled ones, and those touching a placeholder, could make a new placeholder. */
function plainText(text: string, problems: string[]): { text: string } {
  const kept = text.replace(/\{{2,}|\}{2,}/g, '').replace(/^[{}]|[{}]$/g, '');
  if (kept !== text) problems.push('The soul template has braces that belong to no placeholder.');
  return { text: kept };
}

function joined(parts: Soul): Soul {
  const result: Soul[number][] = [];
  for (const part of parts) {
    const last = result[result.length - 1];
    if ('text' in part && last !== undefined && 'text' in last)
      result[result.length - 1] = { text: last.text + part.text };
    else result.push(part);
  }
  return result;
}
