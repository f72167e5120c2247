import { refused } from '#contract/errors.ts';
import type { Host } from '#contract/host.ts';
import { tell } from '#contract/told.ts';

import type { After } from './after.ts';
import type { Machine } from './electron-parts.ts';
import { FAULTS_FLAG, OWN_DIR_FLAG, readFlags, withoutFlags, type Flags } from './flags.ts';
import { toProgram } from './program.ts';

type Deps = {
  isDemo: boolean;
  /** How many callers are on the line. */
  liveCalls: () => Promise<number>;
  /** Stops the program in order and starts it again. */
  startAgain: (withDemo: boolean) => void;
  after: After;
};

/** Leads to the demo and back. What the owner asked from is answered before the program closes over it. */
export function createDemoChange({ isDemo, liveCalls, startAgain, after }: Deps): Host['changeDemo'] {
  return async (on) => {
    if (on === isDemo) return;
    // Whoever is on the line of the demo was made up.
    if (on && (await liveCalls()) > 0) throw refused('conflict', tell('call_is_live'));
    after(0, () => startAgain(on));
  };
}

type Given = { machine: Pick<Machine, 'argv' | 'env'>; withDemo: boolean; dataDir: string };

/**
 * What starts the same program with the demo or without, and a window. What else stood on the command line stays, such
 * as Chromium's own words, but a folder that was named there is one shop's: the demo gets another beside it, and a name
 * for the way back.
 */
export function toDemoRelaunch({ machine: { argv, env }, withDemo, dataDir }: Given) {
  const flags = readFlags(argv);
  const kept = withoutFlags(argv, ['hidden', 'updated', 'demo', 'data-dir', FAULTS_FLAG, OWN_DIR_FLAG]);
  const args = [...kept, ...(withDemo ? toDemo(flags, dataDir) : toOwnShop(flags))];
  return { args, ...toProgram(env) };
}

function toDemo({ dataDir: named }: Flags, dataDir: string): string[] {
  // Without a name there is a folder of the demo's by itself (load-config.ts).
  return ['--demo', ...(named === undefined ? [] : [`--data-dir=${dataDir}-demo`, `--${OWN_DIR_FLAG}=${dataDir}`])];
}

function toOwnShop({ ownDir }: Flags): string[] {
  return ownDir === undefined ? [] : [`--data-dir=${ownDir}`];
}
