import { once } from 'node:events';
import { createServer } from 'node:net';

import { startTestApp, type TestApp } from './test-app.ts';

type Over = NonNullable<Parameters<typeof startTestApp>[0]>;

/**
 * Starts apps one after the other on one desk port, so that a browser that has read the window once need not read and
 * compile it anew. Any of them may be stopped twice.
 */
export function createAppStarter() {
  let port: string | undefined;
  let running = 0;

  return async (over: Over): Promise<TestApp> => {
    const isWanted = port !== undefined && running === 0 && over.env?.['LINEKEEPER_DESK_PORT'] === undefined;
    const again = isWanted && (await isFree(Number(port))) ? { LINEKEEPER_DESK_PORT: port ?? '' } : {};
    const app = await startTestApp({ ...over, env: { ...over.env, ...again } });
    port ??= new URL(app.deskUrl ?? '').port;
    running += 1;
    let stopped: Promise<void> | undefined;
    const stop = (): Promise<void> => (stopped ??= app.stop().finally(() => (running -= 1)));
    return { ...app, stop };
  };
}

/** Between two apps, anybody on this computer may have taken it. */
async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
