/** Told of every piece that comes. */
export type Progress = {
  /** @param total undefined or null where the sender did not say */
  at(transferred: number, total: number | null | undefined): void;
  end(): void;
};

const STEP = { terminal: 1, file: 25 } as const;

/** One line that counts up at a terminal, and a line for every quarter elsewhere. */
export function createProgress(title: string, out: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>): Progress {
  const step = out.isTTY ? STEP.terminal : STEP.file;
  let told = -1;
  return {
    at(transferred, total) {
      const percent = total ? Math.floor((100 * transferred) / total / step) * step : 0;
      if (percent === told) return;
      told = percent;
      out.write(out.isTTY ? `\r${title} ${percent} %` : `${title} ${percent} %\n`);
    },
    end() {
      if (out.isTTY && told >= 0) out.write('\n');
    },
  };
}
