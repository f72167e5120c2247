import { z } from 'zod';

import type { PackLine } from '#contract/calls.ts';
import type { ShownAnswer } from './answer-diff.ts';

const Fields = z.record(z.string(), z.unknown()).catch({});
const NO_FIELDS = { agent: {}, tts: {}, conversation: {} };

/** An answer of ours as it was sent, as far as it is compared. */
const Sent = z.object({
  dynamic_variables: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).catch({}),
  conversation_config_override: z.object({ agent: Fields, tts: Fields, conversation: Fields }).catch(NO_FIELDS),
});

export type Sources = ReadonlyMap<string, PackLine['source']>;

/** Where each line of the memory came from, by its text as it is shown. */
export function sourcesOf(lines: readonly PackLine[], show: (text: string) => string): Sources {
  return new Map(lines.map(({ text, source }) => [show(text), source]));
}

/** A sent answer taken apart into what is compared. */
export function shownAnswer(body: unknown, sources: Sources): ShownAnswer {
  const { dynamic_variables: all, conversation_config_override: config } = Sent.catch(NOTHING).parse(body);
  const { caller_memory: memory, greeting, ...variables } = all;
  const texts = String(memory ?? '')
    .split('\n')
    .flatMap((line) => (line.startsWith('- ') ? [line.slice(2)] : []));
  return {
    firstMessage: String(greeting ?? ''),
    lines: texts.map((text) => ({ section: 'note', text, source: sources.get(text) ?? null })),
    variables,
    overrides: Object.entries(config).flatMap(([part, fields]) => Object.keys(fields).map((name) => `${part}.${name}`)),
  };
}

const NOTHING = { dynamic_variables: {}, conversation_config_override: NO_FIELDS };
