import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { serveWindow } from './dev-window.ts';
import { createProgram, type Ready } from './program.ts';
import type { Development, Work } from './work.ts';
import { watchFolders } from './watch.ts';

/** The server from its sources, and the window over its desk door in a browser. Null where the server did not start. */
export async function developHeadless({ root, given, env, say }: Development): Promise<Work | null> {
  let ports: Record<string, string> = {};
  const program = createProgram({
    spawn() {
      const main = join(root, 'server', 'cli', 'main.ts');
      return spawn(process.execPath, [main, 'serve', '--json', ...given], {
        cwd: root,
        env: { ...env, ...ports },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
    },
    onEnded: (code) => say(`The program ended (exit code ${code ?? 'none'}). It is started again after a change.`),
  });
  const ready = await program.start();
  if (!ready?.deskUrl) return null;
  ports = toPorts(ready);
  const window = await serveWindow({ root, deskUrl: ready.deskUrl });
  const unwatch = watchFolders([join(root, 'server')], () => {
    say('The server changed: starting it anew …');
    void program.restart();
  });
  say(`Window:   ${window.address}`);
  say(`Webhooks: ${ready.webhookUrl}`);
  return {
    async stop(knows) {
      unwatch();
      await Promise.all([program.stop(knows), window.close()]);
    },
  };
}

/** The same doors after every restart, so that an open window finds its server again. */
function toPorts({ webhookUrl, deskUrl }: Ready): Record<string, string> {
  return {
    LINEKEEPER_WEBHOOK_PORT: new URL(webhookUrl).port,
    LINEKEEPER_DESK_PORT: new URL(deskUrl ?? webhookUrl).port,
  };
}
