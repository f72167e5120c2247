// The second half of `npm start`, run by the Node that the first half found.
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { toElectronEnvironment, toFallbackSentence, toServeOptions } from './desktop-plan.ts';
import { findDesktop } from './find-desktop.ts';
import { runDesktop } from './run-desktop.ts';

const root = resolve(import.meta.dirname, '..', '..');
const given = process.argv.slice(2);

const why = await desktop();
if (why !== undefined) {
  process.stderr.write(`${toFallbackSentence(why)}\n`);
  const program = join(root, 'out', 'server', 'linekeeper.js');
  // This process becomes the program: one less to pass signals through.
  process.argv = [process.execPath, program, 'serve', ...toServeOptions(given)];
  await import(pathToFileURL(program).href);
}

/** Runs the desktop program to its end, or says in a clause why it cannot be run here. */
async function desktop(): Promise<string | undefined> {
  const env = toElectronEnvironment(process.env);
  const found = await findDesktop(root, env);
  if ('why' in found) return found.why;
  const ended = await runDesktop({ program: found.program, root, given, env, complaints: process.stderr });
  if (ended === 'never-ran') return 'Electron could not open a window on this display';
  process.exitCode = ended.code;
  return undefined;
}
