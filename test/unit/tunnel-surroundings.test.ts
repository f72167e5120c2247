import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';

import { processIdentity } from '../../server/tunnel/process-identity.ts';
import { watchSurroundings } from '../../server/tunnel/surroundings.ts';

describe('the watch over the surroundings', () => {
  const world = { wall: 0, steady: 0, addresses: '192.0.2.7' };
  let heard: string[];
  let end: () => void;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    Object.assign(world, { wall: 0, steady: 0, addresses: '192.0.2.7' });
    heard = [];
    end = watchSurroundings({
      now: () => new Date(world.wall),
      elapsed: () => world.steady,
      addresses: () => world.addresses,
      onJump: () => heard.push('jump'),
      onNetwork: () => heard.push('network'),
    });
  });
  afterEach(() => {
    end();
    vi.useRealTimers();
  });

  function tick(more: Partial<typeof world> = {}): void {
    Object.assign(world, { wall: world.wall + 2000, steady: world.steady + 2000 }, more);
    vi.advanceTimersByTime(2000);
  }

  it('hears nothing while time goes on as it should', () => {
    for (let count = 0; count < 10; count += 1) tick();

    expect(heard).toEqual([]);
  });

  it('notices a stopped process, whose timers come late', () => {
    tick();
    tick({ wall: world.wall + 62_000, steady: world.steady + 62_000 });
    tick();

    expect(heard).toEqual(['jump']);
  });

  it('notices a sleep in which the steady clock stood still', () => {
    tick({ wall: world.wall + 3_600_000 });

    expect(heard).toEqual(['jump']);
  });

  it('is not taken in by a clock that is put back', () => {
    tick({ wall: world.wall - 3_600_000 });

    expect(heard).toEqual([]);
  });

  it('notices another network, once', () => {
    tick({ addresses: '198.51.100.3' });
    tick();

    expect(heard).toEqual(['network']);
  });

  it('ends when it is told to', () => {
    end();
    tick({ addresses: '198.51.100.3' });

    expect(heard).toEqual([]);
  });
});

describe('the identity of a process', () => {
  it.each(['linux', 'darwin'] as const)(
    'is when it began and how it was run, and the same each time: %s',
    async (platform) => {
      const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)', 'a word of ours'], {
        stdio: 'ignore',
      });
      onTestFinished(() => void child.kill('SIGKILL'));
      await once(child, 'spawn');
      const [first, second] = [
        await processIdentity(child.pid ?? 0, platform),
        await processIdentity(child.pid ?? 0, platform),
      ];

      expect(first?.command).toContain('a word of ours');
      expect(first?.startedAt).toMatch(
        platform === 'linux' ? /^[0-9a-f-]{36} \d+$/ : /^\w{3} \w{3} [ \d]\d [\d:]{8} \d{4}$/,
      );
      expect(second).toEqual(first);
    },
  );

  it.each(['linux', 'darwin'] as const)('is nothing for a process that is gone: %s', async (platform) => {
    const child = spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' });
    await once(child, 'exit');

    expect(await processIdentity(child.pid ?? 0, platform)).toBeNull();
  });

  it('is nothing where the system cannot be asked', async () => {
    expect(await processIdentity(process.pid, 'win32')).toBeNull();
  });
});
