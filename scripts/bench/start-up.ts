import { PROGRAM } from './contestants.ts';
import { seededDirectory, type SizeName } from './directories.ts';
import { EVERY_CORE, startServer } from './processes.ts';
import { BENCH_SHOP } from './shop.ts';

type Ready = { webhookUrl: string; deskUrl: string };

/** Of each round, by size: milliseconds from the spawn until both doors have answered. */
export async function startUps(sizes: readonly SizeName[], rounds: number): Promise<Map<SizeName, number[]>> {
  const taken = new Map(sizes.map((size): [SizeName, number[]] => [size, []]));
  for (const size of sizes) await startUp(seededDirectory(size)); // brings files into memory
  for (let round = 0; round < rounds; round += 1)
    for (const [size, milliseconds] of taken) milliseconds.push(await startUp(seededDirectory(size)));
  return taken;
}

async function startUp(directory: string): Promise<number> {
  const began = performance.now();
  const args = [...PROGRAM, 'serve', '--json', '--data-dir', directory];
  const { ready, stop } = await startServer<Ready>(args, BENCH_SHOP, directory, EVERY_CORE);
  const health = await fetch(`${ready.webhookUrl}/health`);
  const desk = await fetch(new URL('/api/status', ready.deskUrl));
  const milliseconds = performance.now() - began;
  await stop();
  if (health.status !== 200 || desk.status !== 401) throw new Error('A door did not answer as it should.');
  return milliseconds;
}
