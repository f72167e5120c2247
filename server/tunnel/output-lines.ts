/** The remote configuration of a named tunnel comes as one line; nothing longer than this is of use. */
const LONGEST = 64 * 1024;

/** Whole lines out of chunks that are cut anywhere. A line that never ends is dropped, not kept. */
export function createLineReader(onLine: (line: string) => void): (chunk: string) => void {
  let rest = '';
  let isDropping = false;

  return function read(chunk) {
    const [first = '', ...more] = chunk.split('\n');
    rest += first;
    for (const next of more) {
      if (!isDropping && rest.trim() !== '') onLine(rest.trimEnd());
      isDropping = false;
      rest = next;
    }
    if (rest.length <= LONGEST) return;
    isDropping = true;
    rest = '';
  };
}
