import { join } from 'node:path';

import { whyNoDesktop } from './desktop-plan.ts';
import { ensureElectron, type Runtime } from './electron-runtime.ts';
import { createProgress } from './progress.ts';

/** Electron's program for this machine, or in a clause why there can be no window of our own on it. */
export async function findDesktop(root: string, env: NodeJS.ProcessEnv): Promise<Runtime> {
  const why = whyNoDesktop({ platform: process.platform, uid: process.getuid?.(), env });
  if (why !== undefined) return { why };
  const progress = createProgress('Fetching Electron, which shows the window (about 120 MB, once) …', process.stderr);
  return ensureElectron({ folder: join(root, 'node_modules', 'electron'), env, progress });
}
