const NAMES: Readonly<Record<string, string>> = { '*': 'star', '#': 'hash' };

/** A key the caller pressed, as the agent is told of it beside what it hears. */
export function keyWords(digit: string): string {
  return `The caller pressed the key ${NAMES[digit] ?? digit} on their phone.`;
}
