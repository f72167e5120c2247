/** Eight characters of μ-law a millisecond, as base64 has them. */
const CHARACTERS_PER_MS = (8 * 4) / 3;

/**
 * Whether the caller heard the agent's first words to their end. They are sent faster than they are spoken, so it is
 * reckoned how long they last: that they were heard is known once somebody says something after them, and an interruption
 * before that has cut them off.
 */
export function createGreetingWatch() {
  let until: number | null = null;
  let state: 'open' | 'heard' | 'cut' = 'open';
  const to = (next: 'heard' | 'cut'): void => void (state = state === 'open' ? next : state);
  return {
    isCut: (): boolean => state === 'cut',
    /** The agent's voice, so many characters of it. */
    sounded(atMs: number, characters: number): void {
      if (state === 'open') until = Math.max(until ?? atMs, atMs) + characters / CHARACTERS_PER_MS;
    },
    callerSpoke(atMs: number): void {
      if (until !== null && atMs >= until) to('heard');
    },
    /** The agent says something else by now. */
    wentOn: (): void => to('heard'),
    interrupted: (): void => to('cut'),
    /** What was heard of them was told. */
    corrected: (): void => void (state = 'heard'),
  };
}
