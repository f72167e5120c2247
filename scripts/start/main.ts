// The second half of `npm start`, run by the Node that the first half found.
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { toElectronEnvironment, toFallbackSentence, toServeOptions, whyNoDesktop } from './desktop-plan.ts';
import { ensureElectron } from './electron-runtime.ts';
import { createProgress } from './progress.ts';
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
  const inTheWay = whyNoDesktop({ platform: process.platform, uid: process.getuid?.(), env: process.env });
  if (inTheWay !== undefined) return inTheWay;
  const env = toElectronEnvironment(process.env);
  const progress = createProgress('Fetching Electron, which shows the window (about 120 MB, once) …', process.stderr);
  const runtime = await ensureElectron({ folder: join(root, 'node_modules', 'electron'), env, progress });
  if ('why' in runtime) return runtime.why;
  const ended = await runDesktop({ program: runtime.program, root, given, env, complaints: process.stderr });
  if (ended === 'never-ran') return 'Electron could not open a window on this display';
  process.exitCode = ended.code;
  return undefined;
}
