import { damaged } from './framed-header.ts';

export type Taker = ReturnType<typeof createTaker>;

/** Hands out an opened stream by so many bytes, whatever its pieces are. */
export function createTaker(opened: AsyncGenerator<Buffer>) {
  let rest: Buffer = Buffer.alloc(0);

  async function more(): Promise<boolean> {
    try {
      const next = await opened.next();
      if (next.done) return false;
      rest = next.value;
      return true;
    } catch (cause) {
      throw damaged(cause);
    }
  }

  async function* pieces(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0;) {
      if (rest.length === 0 && !(await more())) throw damaged();
      const piece = rest.subarray(0, left);
      rest = rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  return {
    pieces,
    async bytes(count: number): Promise<Buffer> {
      const taken: Buffer[] = [];
      for await (const piece of pieces(count)) taken.push(piece);
      return Buffer.concat(taken);
    },
    /** Reads to the end: only the last piece says that nothing was cut off. */
    async isOver(): Promise<boolean> {
      while (rest.length === 0) if (!(await more())) return true;
      return false;
    },
  };
}
