import { join } from 'node:path';

import { LOAD_CORE, startServer } from './processes.ts';

/** How long each answer took, in milliseconds, the quickest first. */
export type SteadyRings = { stop: () => Promise<number[]> };

/** Rings on the clock from a process of its own: whatever else makes load would add its own wait to every answer. */
export async function ringSteadily(url: string): Promise<SteadyRings> {
  const here = import.meta.dirname;
  const { ask, stop } = await startServer<'ringing'>([join(here, 'steady-phones.ts'), url], {}, here, LOAD_CORE);
  let rings: Promise<number[]> | undefined;
  return {
    stop: () =>
      (rings ??= ask<number[]>().then(async (taken) => {
        await stop();
        return taken;
      })),
  };
}
