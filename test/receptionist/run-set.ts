import { startAppDesk } from './app-desk.ts';
import { playEpilogue } from './epilogue.ts';
import { generateSet } from './generate.ts';
import { play } from './player.ts';
import { toReport } from './report.ts';
import type { Report } from './report.ts';

/** The seed of the published figures. */
export const SEED = 20261120;

/** Generates the set, plays it against the real app and counts. */
export async function runSet(callers: number): Promise<Report> {
  const set = generateSet({ seed: SEED, callers });
  const desk = await startAppDesk();
  try {
    const played = await play(set, desk);
    return toReport([...played.checks, ...(await playEpilogue({ set, desk }, played))]);
  } finally {
    await desk.stop();
  }
}
