import type { RehearsedTurn } from '#contract/rehearsals.ts';

/** An invented caller and what they say; a number that is nobody's. */
export const TEST_CALLER = '+12125550100';
export const TEST_TURNS: readonly RehearsedTurn[] = [
  { role: 'agent', text: 'Hello, how can I help you?' },
  { role: 'caller', text: 'Hello, my name is Robin Example. I would like to come on a Tuesday morning.' },
  { role: 'agent', text: 'Of course, I have made a note of that.' },
];
export const TEST_COLLECTED: Readonly<Record<string, string>> = {
  customer_name: 'Robin Example',
  preferred_time: 'Tuesday mornings',
};

const PLACEHOLDER = /\{\{[ \t]{0,8}(\w{1,64})[ \t]{0,8}\}\}/g;

/** Variables that a text uses and that were not sent. The provider fills in its own. */
export function notTold(texts: readonly string[], sent: readonly string[]): string[] {
  const used = texts.flatMap((text) => [...text.matchAll(PLACEHOLDER)].map(([, name]) => name ?? ''));
  return [...new Set(used)].filter((name) => !name.startsWith('system__') && !sent.includes(name));
}
