import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

import { whatIsLeft } from './left.ts';
import { createProgram } from './program.ts';
import { createWire, type Wire } from './wire.ts';

const Waiting = z.object({ database: z.object({ inboxWaiting: z.number() }) });
const AT_A_TIME = 4;

/** Resolves when everything that came in is learned; false after so many milliseconds without. */
export async function settled(wire: Wire, patienceMs: number): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    const { data } = Waiting.safeParse((await wire.owner('status.get', {}))?.body);
    if (data?.database.inboxWaiting === 0) return true;
    await pause(250);
  }
  return false;
}

const Looked = z.object({ checks: z.array(z.object({ id: z.string(), state: z.string() })) });

/** Resolves when the doctor says that no byte is left of what was erased; false after so many milliseconds without. */
export async function wiped(wire: Wire, patienceMs: number): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    const { data } = Looked.safeParse((await wire.owner('doctor.run', {}))?.body);
    if (data?.checks.some(({ id, state }) => id === 'wiping' && state === 'ok')) return true;
    await pause(1000);
  }
  return false;
}

/** What a Linekeeper knows of the regulars that heard each report once, in order, with nothing in its way. */
export async function undisturbed(bodies: readonly string[], env: Record<string, string>) {
  const dataDir = mkdtempSync(join(tmpdir(), 'linekeeper-soak-undisturbed-'));
  const program = createProgram({ dataDir, env });
  const wire = createWire(program);
  try {
    await program.start();
    let next = 0;
    const sender = async (): Promise<void> => {
      for (let nth = next++; nth < bodies.length; nth = next++)
        while ((await wire.deliver(bodies[nth] ?? ''))?.status !== 200) await pause(250);
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, sender));
    await settled(wire, 1_800_000);
    await program.end('SIGTERM');
    return whatIsLeft(dataDir).regulars;
  } finally {
    if (program.weather.now !== 'down') await program.end('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  }
}
