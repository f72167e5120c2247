import type { HostState } from '#contract/host.ts';

import type { App } from '../server/app.ts';
import type { Machine } from './electron-parts.ts';

type Deps = { isWanted: boolean; machine: Pick<Machine, 'stdout'>; keyIn: () => HostState['keyIn'] | null };

/** What `--json` prints for whoever started this program, a line for each. */
export type JsonLines = {
  /** As `serve --json` says it (spec §2); the window needs no door. */
  ready: (app: Pick<App, 'webhookUrl' | 'publicUrl'>) => void;
  /**
   * A command of the window was answered. The first time it has asked how things stand, page, preload and this process
   * are known to work together, and the line says so, with where the key of the memory came from.
   */
  answered: (command: unknown) => void;
};

export function createJsonLines({ isWanted, machine, keyIn }: Deps): JsonLines {
  let hasWindow = false;
  const say = (line: object): void => {
    if (isWanted) machine.stdout.write(`${JSON.stringify(line)}\n`);
  };
  return {
    ready: ({ webhookUrl, publicUrl }) =>
      say({ event: 'ready', webhookUrl, deskUrl: null, publicUrl, pid: process.pid }),
    answered(command) {
      if (hasWindow || command !== 'status.get') return;
      hasWindow = true;
      say({ event: 'window', keyIn: keyIn() });
    },
  };
}
