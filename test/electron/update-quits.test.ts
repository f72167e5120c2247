import { describe, expect, it } from 'vitest';

import { createShutdown } from '../../electron/shutdown.ts';
import { StandInApp } from '../support/electron/app.ts';

/** A program that is asked to quit, with what it stopped and how it ended. */
function aProgram() {
  const stopped: string[] = [];
  let end = (_code: number): void => undefined;
  const exited = new Promise<number>((done) => (end = done));
  const about = {
    version: '1.0.0',
    locale: 'en',
    isPackaged: true,
    root: '/',
    home: '/',
    argv: [],
    running: new Map(),
  };
  const app = new StandInApp({ ...about, closeWindows: () => Promise.resolve(true), onExit: (code) => end(code) });
  const shutdown = createShutdown({
    app,
    steps: () => [{ name: 'server', run: () => void stopped.push('server') }],
    onHeld: () => void shutdown.quit('owner'),
    after: () => () => undefined,
    report: () => undefined,
  });
  app.on('before-quit', shutdown.holdQuit);
  return { app, shutdown, stopped, exited };
}

describe('a program that Electron wants to quit', () => {
  it('when it is quit by Electron, then everything is stopped before it ends', async () => {
    const { app, stopped, exited } = aProgram();

    app.quit();

    expect(await exited).toBe(0);
    expect(stopped).toEqual(['server']);
  });

  it('when an updater quits it after everything was stopped, then it is let go', async () => {
    const { app, shutdown, stopped, exited } = aProgram();

    // What electron-updater does when the new version is in place: BaseUpdater.quitAndInstall.
    await shutdown.quit('owner', () => app.quit());

    expect(await exited).toBe(0);
    expect(stopped).toEqual(['server']);
  });
});
