import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { createProgram } from './program.ts';
import { watchFolders } from './watch.ts';
import type { Development, Work } from './work.ts';

type Desktop = Development & {
  /** Electron's program. */
  electron: string;
};

/**
 * The desktop program, built anew and restarted when server or shell change; its window reads the page again when that
 * was built anew. The window keeps its own origin and policy, so what works here works installed. Null where it did not
 * start.
 */
export async function developDesktop({ root, given, env, say, electron }: Desktop): Promise<Work | null> {
  const build = (config: string): Promise<boolean> => runVite(root, env, config);
  if (!(await build('vite.electron.config.ts')) || !(await build('renderer/vite.config.ts'))) return null;
  const program = createProgram({
    spawn: () =>
      spawn(electron, [root, '--json', ...given], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] }),
    onEnded: (code) => say(`The program ended (exit code ${code ?? 'none'}). It is started again after a change.`),
  });
  const ready = await program.start();
  if (!ready) return null;
  const unwatchProgram = watchFolders([join(root, 'server'), join(root, 'electron')], () => {
    say('The program changed: building it and starting it anew …');
    void build('vite.electron.config.ts').then(async (good) => {
      if (good) await program.restart();
    });
  });
  const unwatchPage = watchFolders([join(root, 'renderer', 'src')], () => {
    say('The window changed: building it anew …');
    void build('renderer/vite.config.ts').then((good) => {
      if (good) program.tell('reload');
    });
  });
  say(`Webhooks: ${ready.webhookUrl}`);
  return {
    stop(knows) {
      unwatchProgram();
      unwatchPage();
      return program.stop(knows);
    },
  };
}

async function runVite(root: string, env: NodeJS.ProcessEnv, config: string): Promise<boolean> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--config', config, '--logLevel', 'warn'];
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 2, 2] });
  await once(child, 'exit');
  return child.exitCode === 0;
}
