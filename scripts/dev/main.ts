// `npm run dev`, run by the Node that scripts/dev.mjs found.
import { resolve } from 'node:path';

import { toElectronEnvironment, toFallbackSentence, toServeOptions } from '../start/desktop-plan.ts';
import { findDesktop } from '../start/find-desktop.ts';
import { developDesktop } from './desktop.ts';
import { developHeadless } from './headless.ts';
import type { Development, Work } from './work.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const given = process.argv.slice(2);
const development: Development = {
  root: resolve(import.meta.dirname, '..', '..'),
  given: toServeOptions(given).filter((option) => option !== '--headless' && option !== '--json'),
  env: toElectronEnvironment(process.env),
  say,
};

const { promise: asked, resolve: ask } = Promise.withResolvers<boolean>();
// Ctrl-C at a terminal reaches the program under development by itself.
process.on('SIGINT', () => ask(process.stdin.isTTY));
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ask(false));

const work = await begin();
if (work === null) process.exitCode = 1;
else {
  say('Press Ctrl-C to stop.');
  await work.stop(await asked);
}
process.exit();

async function begin(): Promise<Work | null> {
  if (given.includes('--headless')) return developHeadless(development);
  const found = await findDesktop(development.root, development.env);
  if ('program' in found) return developDesktop({ ...development, electron: found.program });
  say(toFallbackSentence(found.why));
  return developHeadless(development);
}
