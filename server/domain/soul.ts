import { STANDARD_TONE, type Business } from '#contract/businesses.ts';
import type { SoulProblem } from '#contract/souls.ts';
import { tell, type Told } from '#contract/told.ts';

import { languageOf } from './phrases.ts';

/** The language of the template that ships for a shop: its own where we have one, and English. */
export function soulLanguage(language: string): 'en' | 'de' {
  return languageOf(language) === 'de' ? 'de' : 'en';
}

/** In the words of the template that ships, where the owner has chosen none. */
export function toneOf({ tone, language }: Pick<Business, 'tone' | 'language'>): string {
  return tone === STANDARD_TONE && soulLanguage(language) === 'de' ? 'freundlich und professionell' : tone;
}

/** The names an owner may use in a soul template; `memory` exactly once. */
const SLOTS = ['business_name', 'tone', 'language', 'hours', 'today', 'memory', 'caller_name'] as const;
export type SoulSlot = (typeof SLOTS)[number];
export type SoulValues = Record<SoulSlot, string>;

/** A template taken apart once, so that rendering is joining strings and never reads a value again. */
export type Soul = readonly ({ text: string } | { slot: SoulSlot })[];

const SOUL_LIMIT = 20_000;
/** More than anybody mends in one go. */
const PROBLEMS_TOLD = 20;
const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;

/**
 * Takes a soul template apart and says what is wrong with it, one sentence each, and in which line. `template` can be
 * rendered even with problems: unknown and secret placeholders are left out, since ElevenLabs ends the call over an
 * unknown one (elevenlabs.md §6). Its own `{{system__…}}` pass through.
 */
export function readSoul(text: string): { template: Soul; problems: SoulProblem[] } {
  if (text.trim() === '') return { template: [], problems: [{ line: 1, ...tell('soul_empty') }] };
  const problems: SoulProblem[] = [];
  const add = (told: Told, at: number): void => {
    if (problems.length === PROBLEMS_TOLD) return;
    const line = lineAt(text, at);
    // The same sentence twice about one line helps nobody to mend it.
    const known = problems.some((problem) => problem.line === line && problem.sentence === told.sentence);
    if (!known) problems.push({ line, ...told });
  };
  if (text.length > SOUL_LIMIT) add(tell('soul_too_long'), SOUL_LIMIT);

  const template: Soul[number][] = [];
  const memories: number[] = [];
  let from = 0;
  for (const match of text.slice(0, SOUL_LIMIT).matchAll(PLACEHOLDER)) {
    template.push(plainText(text.slice(from, match.index), (at) => add(tell('soul_braces'), from + at)));
    from = match.index + match[0].length;
    const part = placeholder((match[1] ?? '').trim(), (told) => add(told, match.index));
    if (part !== null) template.push(part);
    if (part !== null && 'slot' in part && part.slot === 'memory') memories.push(match.index);
  }
  template.push(plainText(text.slice(from, SOUL_LIMIT), (at) => add(tell('soul_braces'), from + at)));

  if (memories.length !== 1)
    add(tell('soul_once', { placeholder: '{{memory}}', times: memories.length }), memories[1] ?? text.length);
  return { template: joined(template), problems: problems.sort((a, b) => a.line - b.line) };
}

/** The line of a place in the text, the first being 1. */
function lineAt(text: string, at: number): number {
  let line = 1;
  for (let end = text.indexOf('\n'); end !== -1 && end < at; end = text.indexOf('\n', end + 1)) line += 1;
  return line;
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

function placeholder(name: string, add: (told: Told) => void): Soul[number] | null {
  const slot = SLOTS.find((known) => known === name);
  if (slot !== undefined) return { slot };
  if (/^system__\w{1,60}$/.test(name)) return { text: `{{${name}}}` };
  const given = { placeholder: `{{${name.slice(0, 60)}}}` };
  add(name.startsWith('secret__') ? tell('soul_secret', given) : tell('soul_unknown', given));
  return null;
}

/** Single braces inside are kept; doubled ones, and those touching a placeholder, could make a new placeholder. */
function plainText(text: string, stray: (at: number) => void): { text: string } {
  const kept = text.replace(/\{{2,}|\}{2,}/g, '').replace(/^[{}]|[{}]$/g, '');
  if (kept !== text) stray(strayBrace(text));
  return { text: kept };
}

function strayBrace(text: string): number {
  const doubled = text.search(/\{{2}|\}{2}/);
  if (doubled !== -1) return doubled;
  return /^[{}]/.test(text) ? 0 : text.length - 1;
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
