import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

import { versionOf } from '../../server/tunnel/cloudflared-examine.ts';
import { membersOf } from '../../server/tunnel/process-group.ts';
import { processIdentity } from '../../server/tunnel/process-identity.ts';
import { good, startFakeNet, type FakeNet } from '../support/fake-net.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { openTunnel } from '../support/tunnel-bench.ts';

/** An owner's script that does not become the program, but waits for it. */
function wrapped(program: string): string {
  return script(`'${program}' "$@"\necho over`);
}

function script(text: string): string {
  const file = join(temporaryDirectory(), 'cloudflared');
  writeFileSync(file, `#!/bin/sh\n${text}\n`);
  chmodSync(file, 0o755);
  return file;
}

async function reachedBehindScript(net: FakeNet) {
  const dataDir = temporaryDirectory();
  const bench = await openTunnel({ ...net, program: wrapped(net.program) }, { dataDir });
  await bench.reach();
  const file = join(dataDir, 'tunnel', 'cloudflared.json');
  const recorded = (): number => (JSON.parse(readFileSync(file, 'utf8')) as { pid: number }).pid;
  await expect.poll(() => readable(recorded)).toBeGreaterThan(0);
  return { ...bench, dataDir, file, leader: recorded() };
}

/** Those that run; the system may take its time to put away what has ended. */
async function running({ children }: FakeNet): Promise<number[]> {
  const all = await Promise.all(children.map(async ({ pid }) => ((await processIdentity(pid)) ? [pid] : [])));
  return all.flat();
}

function readable(read: () => number): number {
  try {
    return read();
  } catch {
    return 0; // not written yet
  }
}

// Windows has no such scripts; there `taskkill /T` ends what is below a program.
describe.skipIf(process.platform === 'win32')('a cloudflared behind a script', { timeout: 60_000 }, () => {
  it('is ended with the script, so that nothing is left', async () => {
    const net = await startFakeNet();
    const { tunnel, leader } = await reachedBehindScript(net);
    expect(await running(net)).not.toContain(leader);

    await tunnel.stop();

    expect(await running(net)).toEqual([]);
    expect(await membersOf(leader)).toEqual([]);
  });

  it('is ended although it does not listen', async () => {
    const net = await startFakeNet();
    net.world.behave = (child) => {
      child.order({ kind: 'state', state: { deaf: true } });
      good(child, net);
    };
    const { tunnel } = await reachedBehindScript(net);

    await tunnel.stop();

    expect(await running(net)).toEqual([]);
  });

  it('goes before another begins, when only the script was killed', async () => {
    const net = await startFakeNet();
    const { leader, tells } = await reachedBehindScript(net);

    const next = tells({ state: 'reachable' });
    process.kill(leader, 'SIGKILL');
    await next;

    expect(await running(net)).toEqual([net.children[1]?.pid]);
  });

  it('is found again by the next Linekeeper, when the script has ended and it has not', async () => {
    const net = await startFakeNet();
    const { dataDir, file, leader, tunnel } = await reachedBehindScript(net);
    const record = readFileSync(file, 'utf8');
    await tunnel.stop();
    const orphan = net.next();
    const config = join(dataDir, 'tunnel', 'cloudflared.yml');
    const left = await leftInGroup(net.program, config);
    await orphan;
    writeFileSync(file, record.replace(`${leader}`, `${left}`));

    const { reach, events } = await openTunnel(net, { dataDir });
    await reach();

    expect(events).toContainEqual({ name: 'tunnel.orphan', fields: { state: 'ended' } });
    expect(await running(net)).toEqual([net.children.at(-1)?.pid]);
  });
});

/** A cloudflared whose script, which led its group, is gone. Resolves with the group's number. */
async function leftInGroup(program: string, config: string): Promise<number> {
  const starter = spawn('/bin/sh', ['-c', `'${program}' tunnel --config '${config}' >/dev/null 2>&1 & exit 0`], {
    ...{ detached: true, stdio: 'ignore' },
  });
  const { pid = 0 } = starter;
  await once(starter, 'exit');
  onTestFinished(async () => (await membersOf(pid)).forEach((member) => process.kill(member.pid, 'SIGKILL')));
  return pid;
}

describe.skipIf(process.platform === 'win32')('a program that never says its version', () => {
  it('does not outlive the wait for it', async () => {
    const dir = temporaryDirectory();
    const said = join(dir, 'pid');
    const program = script(`echo $$ > '${said}.new' && mv '${said}.new' '${said}'\nexec sleep 777`);
    const over = new AbortController();
    const asked = versionOf(program, over.signal);
    const refusal = expect(asked).rejects.toThrow();
    await expect.poll(() => readable(() => Number(readFileSync(said, 'utf8')))).toBeGreaterThan(0);
    const pid = Number(readFileSync(said, 'utf8'));

    over.abort();
    await refusal;

    await expect.poll(() => isAlive(pid)).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
