import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

import { processIdentity } from '../../server/tunnel/process-identity.ts';
import { good, startFakeNet, type FakeNet } from '../support/fake-net.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { openTunnel } from '../support/tunnel-bench.ts';

type Left = { dataDir: string; program: string; args?: string[]; record?: object };

/** A child that an earlier Linekeeper left running, and what that one had written down of it. */
async function leaveBehind({ dataDir, program, args, record = {} }: Left): Promise<number> {
  const folder = join(dataDir, 'tunnel');
  mkdirSync(folder);
  const config = join(folder, 'cloudflared.yml');
  const child = spawn(program, args ?? ['tunnel', '--config', config], { stdio: 'ignore' });
  await once(child, 'spawn');
  onTestFinished(() => void child.kill('SIGKILL'));
  const { pid = 0 } = child;
  const identity = await processIdentity(pid);
  const known = { pid, program, startedAt: identity?.startedAt, ...record };
  writeFileSync(join(folder, 'cloudflared.json'), JSON.stringify(known));
  return pid;
}

function alive(net: FakeNet): number[] {
  return net.alive().map(({ pid }) => pid);
}

describe('F17: a cloudflared that a killed Linekeeper left behind', { timeout: 60_000 }, () => {
  it('is ended before the next one begins, so that there is exactly one', async () => {
    const net = await startFakeNet();
    const dataDir = temporaryDirectory();
    const first = net.next();
    const orphan = await leaveBehind({ dataDir, program: net.program });
    await first;
    const { reach, events } = await openTunnel(net, { dataDir });

    await reach();

    expect(alive(net)).toEqual([net.children[1]?.pid]);
    expect(alive(net)).not.toContain(orphan);
    expect(events).toContainEqual({ name: 'tunnel.orphan', fields: { state: 'ended' } });
  });

  it('is ended although it does not listen', async () => {
    const net = await startFakeNet();
    const dataDir = temporaryDirectory();
    net.world.behave = (child) => child.order({ kind: 'state', state: { deaf: true } });
    const first = net.next();
    await leaveBehind({ dataDir, program: net.program });
    await first;
    net.world.behave = good;
    const { reach } = await openTunnel(net, { dataDir });

    await reach();

    expect(alive(net)).toHaveLength(1);
  });

  it.each([
    ['began at another time than ours', { record: { startedAt: 'another boot 4711' } }],
    ['was run with another configuration', { args: ['tunnel', '--config', '/somewhere/else.yml'] }],
  ])('is none of ours, and is left alone, when it %s', async (_why, other) => {
    const net = await startFakeNet();
    const dataDir = temporaryDirectory();
    const first = net.next();
    const stranger = await leaveBehind({ dataDir, program: net.program, ...other });
    await first;
    const { reach, events } = await openTunnel(net, { dataDir });

    await reach();

    expect(alive(net)).toContain(stranger);
    expect(events).toContainEqual({ name: 'tunnel.orphan', fields: { state: 'not-ours' } });
  });

  it('is found by what is written down of it: its number, its program and when it began', async () => {
    const net = await startFakeNet();
    const dataDir = temporaryDirectory();
    const { reach } = await openTunnel(net, { dataDir });
    await reach();
    const file = join(dataDir, 'tunnel', 'cloudflared.json');

    const [child] = net.children;
    await expect
      .poll(() => JSON.parse(readFileSync(file, 'utf8')) as unknown)
      .toEqual({
        ...{ pid: child?.pid, program: net.program },
        startedAt: (await processIdentity(child?.pid ?? 0))?.startedAt,
      });
  });
});
