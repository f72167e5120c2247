import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { childFilesIn } from '../../server/tunnel/child-command.ts';
import { forgetChild } from '../../server/tunnel/orphan.ts';
import { good, startFakeNet, type Behaviour } from '../support/fake-net.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { openTunnel } from '../support/tunnel-bench.ts';
import { handTime } from '../support/tunnel-time.ts';

describe('the folder of the tunnel', { timeout: 60_000 }, () => {
  it('when it is none, then that is said with the reason, and nothing is started', async () => {
    const net = await startFakeNet();
    const dataDir = temporaryDirectory();
    writeFileSync(join(dataDir, 'tunnel'), '');
    const { tunnel, tells } = await openTunnel(net, { dataDir });

    const failed = tells({ state: 'failed' });
    tunnel.start();

    expect((await failed).told).toMatchObject({ code: 'tunnel_folder_unusable', values: { reason: 'ENOTDIR' } });
    expect((await failed).told.sentence).toContain('ENOTDIR');
    expect(net.children).toEqual([]);
  });

  it('when it is lost while the tunnel runs, then the death of the program ends nothing else, and the reason is said', async () => {
    const net = await startFakeNet();
    const dataDir = temporaryDirectory();
    const { reach, tells, tunnel } = await openTunnel(net, { dataDir });
    await reach();
    rmSync(join(dataDir, 'tunnel'), { recursive: true });
    writeFileSync(join(dataDir, 'tunnel'), '');

    const failed = tells({ code: 'tunnel_folder_unusable' });
    process.kill(net.children[0]?.pid ?? 0, 'SIGKILL');
    await failed;

    rmSync(join(dataDir, 'tunnel'));
    const reached = tells({ state: 'reachable' });
    await tunnel.restart();
    await reached;
  });

  it('when a folder stands where the program is written down, then the tunnel opens and closes all the same', async () => {
    const net = await startFakeNet();
    const dataDir = temporaryDirectory();
    const { pidFile } = childFilesIn(dataDir);
    mkdirSync(join(pidFile, 'in the way'), { recursive: true });
    const { reach, tunnel } = await openTunnel(net, { dataDir });
    await reach();

    await tunnel.stop();

    expect(net.alive()).toEqual([]);
    expect(existsSync(pidFile)).toBe(false);
  });

  it('when what is written down cannot be taken away, then that is no fault', () => {
    const dataDir = temporaryDirectory();
    writeFileSync(join(dataDir, 'tunnel'), '');

    expect(() => forgetChild(childFilesIn(dataDir))).not.toThrow();
  });
});

const forgotten: Behaviour = (child) => {
  child.order({ kind: 'metrics' });
  const fields = { level: 'error', error: 'Unauthorized: Tunnel not found' };
  child.order({ kind: 'log', message: 'Register tunnel error from server side', fields });
};

describe('a quick tunnel that Cloudflare does not know any more', { timeout: 60_000 }, () => {
  it('is opened anew with the usual pauses, and no token is blamed', async () => {
    const time = handTime();
    const net = await startFakeNet();
    net.world.behave = forgotten;
    const { tunnel, tells, starts, told } = await openTunnel(net);
    let gone = tells({ code: 'tunnel_quick_gone' });
    const pauses: number[] = [];
    tunnel.start();
    for (let count = 0; count < 6; count += 1) {
      const { retryAt } = await gone;
      pauses.push((Date.parse(retryAt ?? '') - Date.now()) / 1000);
      gone = tells({ code: 'tunnel_quick_gone' });
      if (count === 5) net.world.behave = good;
      const reached = tells({ state: 'reachable' });
      await time.passUntil(starts());
      if (count === 5) await reached;
    }

    expect(pauses).toEqual([1, 2, 4, 8, 16, 32]);
    expect(told.map(({ state }) => state)).not.toContain('failed');
    expect(told.map(({ told: { code } }) => code)).not.toContain('tunnel_token_refused');
  });

  it('is opened anew at once when the computer wakes', async () => {
    handTime();
    const net = await startFakeNet();
    net.world.behave = forgotten;
    const { tunnel, tells } = await openTunnel(net);
    const gone = tells({ code: 'tunnel_quick_gone' });
    tunnel.start();
    await gone;

    net.world.behave = good;
    const reached = tells({ state: 'reachable' });
    tunnel.woke();
    await reached;

    expect(net.children).toHaveLength(2);
  });
});

describe('start, stop and restart', { timeout: 60_000 }, () => {
  it('when it is stopped in the midst of a restart, then it waits for the program, and none is started any more', async () => {
    const net = await startFakeNet();
    const { reach, tunnel } = await openTunnel(net);
    await reach();

    const restarted = tunnel.restart();
    await tunnel.stop();

    expect(net.alive()).toEqual([]);
    await restarted;
    expect(tunnel.status()).toMatchObject({ state: 'stopped' });
    expect(net.children).toHaveLength(1);
  });

  it('when it is restarted twice at once, then never do two programs run', async () => {
    const net = await startFakeNet();
    const most: number[] = [];
    net.world.behave = (child) => {
      most.push(net.alive().length);
      good(child, net);
    };
    const { reach, tunnel, tells } = await openTunnel(net);
    await reach();

    const reached = tells({ state: 'reachable' });
    await Promise.all([tunnel.restart(), tunnel.restart()]);
    await reached;

    expect(new Set(most)).toEqual(new Set([1]));
    expect(net.alive()).toHaveLength(1);
  });

  it('when it is started again while it stops, then it is open in the end', async () => {
    const net = await startFakeNet();
    const { reach, tunnel, tells } = await openTunnel(net);
    await reach();

    const reached = tells({ state: 'reachable' });
    const stopped = tunnel.stop();
    tunnel.start();
    await stopped;
    await reached;

    expect(net.alive()).toHaveLength(1);
  });
});
