/** The lines of a text as the server counts them. */
export function toLines(text: string): string[] {
  return text.split('\n');
}

/** Where a line (the first is 1) begins in the text; its end for a line that is not there. */
export function lineStart(text: string, line: number): number {
  const before = toLines(text).slice(0, line - 1);
  const start = before.reduce((at, { length }) => at + length + 1, 0);
  return Math.min(start, text.length);
}
