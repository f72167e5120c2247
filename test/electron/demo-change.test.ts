import { describe, expect, it } from 'vitest';

import { createDemoChange, toDemoRelaunch } from '../../electron/demo-change.ts';
import { readFlags } from '../../electron/flags.ts';
import { handTimers } from '../support/hand-timers.ts';

const DIR = '/srv/salon';

const relaunch = (argv: string[], withDemo: boolean, env = {}) =>
  toDemoRelaunch({ machine: { argv: ['linekeeper', ...argv], env }, withDemo, dataDir: DIR });

describe('what the demo is started with', () => {
  it.each<[string[], string[]]>([
    [[], ['--demo']],
    [
      ['/srv/clone', '--ozone-platform=x11', '--no-sandbox'],
      ['/srv/clone', '--ozone-platform=x11', '--no-sandbox', '--demo'],
    ],
    [
      ['--hidden', '--json', '--faults-at=1,2'],
      ['--json', '--demo'],
    ],
    [
      ['--data-dir', 'salon', '.'],
      ['.', '--demo', '--data-dir=/srv/salon-demo', '--own-data-dir=/srv/salon'],
    ],
    [['--data-dir=salon'], ['--demo', '--data-dir=/srv/salon-demo', '--own-data-dir=/srv/salon']],
  ])('when it runs with %j, then the demo is never put into that shop', (argv, args) => {
    expect(relaunch(argv, true)).toEqual({ args });
  });

  it.each<[string[], string[]]>([
    [['.', '--demo'], ['.']],
    [['--demo', '--data-dir=/srv/salon-demo', '--own-data-dir=/srv/salon'], ['--data-dir=/srv/salon']],
    [['--demo', '--data-dir', '/srv/only-a-demo'], []],
  ])('when the demo runs with %j, then the own shop is found again', (argv, args) => {
    expect(relaunch(argv, false)).toEqual({ args });
  });

  it('when what was started for the demo is read, then it says where the own shop lies', () => {
    const { args } = relaunch(['--data-dir=salon'], true);
    expect(readFlags(['linekeeper', ...args])).toMatchObject({
      ...{ demo: true, hidden: false, dataDir: `${DIR}-demo`, ownDir: DIR },
    });
  });

  it('when it runs as an AppImage, then that file is started', () => {
    const env = { APPIMAGE: '/home/owner/Linekeeper.AppImage' };
    expect(relaunch([], true, env)).toEqual({ args: ['--demo'], execPath: env.APPIMAGE });
  });
});

function change({ isDemo = false, liveCalls = 0 } = {}) {
  const { after, runOut, pending } = handTimers();
  const begun: boolean[] = [];
  const ask = createDemoChange({
    isDemo,
    liveCalls: () => Promise.resolve(liveCalls),
    startAgain: (withDemo) => void begun.push(withDemo),
    after,
  });
  return { ask, begun, runOut, pending };
}

describe('the way to the demo', () => {
  it('when it is asked for, then it is answered first, and begun after', async () => {
    const { ask, begun, runOut } = change();
    await ask(true);
    expect(begun).toEqual([]);
    runOut(0);
    expect(begun).toEqual([true]);
  });

  it('when a caller is on the line, then nobody is left alone for it, but what was made up may be', async () => {
    const own = change({ liveCalls: 1 });
    await expect(own.ask(true)).rejects.toThrow('Somebody is on the phone.');
    expect(own.pending()).toEqual([]);
    const demo = change({ isDemo: true, liveCalls: 1 });
    await demo.ask(false);
    demo.runOut(0);
    expect(demo.begun).toEqual([false]);
  });

  it.each([true, false])('when it is so already (%s), then nothing happens', async (isDemo) => {
    const { ask, pending } = change({ isDemo });
    await ask(isDemo);
    expect(pending()).toEqual([]);
  });
});
