type Frame = { payload: string; id: number };

/** Audio that has to wait, never more than `most` characters of it: the oldest goes first, since a call has no past. */
export function createHeldAudio(most: number) {
  let frames: Frame[] = [];
  let characters = 0;
  let dropped = 0;
  return {
    add(frame: Frame): void {
      frames.push(frame);
      characters += frame.payload.length;
      while (characters > most && frames.length > 0) {
        characters -= frames.shift()?.payload.length ?? 0;
        dropped += 1;
      }
    },
    /** The oldest frame; undefined where nothing waits. */
    next(): Frame | undefined {
      const frame = frames.shift();
      characters -= frame?.payload.length ?? 0;
      return frame;
    },
    /** Nobody wants what was said up to there any more. */
    forgetUpTo(id: number): void {
      frames = frames.filter((frame) => frame.id > id);
      characters = frames.reduce((sum, { payload }) => sum + payload.length, 0);
    },
    isEmpty: (): boolean => frames.length === 0,
    characters: (): number => characters,
    /** How many frames did not fit. */
    dropped: (): number => dropped,
  };
}
