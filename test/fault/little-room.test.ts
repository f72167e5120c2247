import { spawnSync } from 'node:child_process';
import net from 'node:net';
import { describe, expect, it } from 'vitest';

import { startBuilt } from '../support/built-program.ts';
import { aTranscription } from '../support/factories.ts';

const SOON = { timeout: 15_000 };
const aCall = (name: string, words = 'I would like a haircut.') =>
  aTranscription({ conversationId: name, callSid: `CA_${name}`, startedAt: new Date(), turns: [['user', words]] });

describe.skipIf(process.platform === 'win32')('F27: little room', () => {
  it('when there are few file handles and strangers take them all, then nothing breaks and it heals when they leave', async () => {
    const program = await startBuilt({ through: ['sh', '-c', 'ulimit -n 64; exec "$0" "$@"'] });
    expect(await program.deliver(aCall('before'))).toBe(200);
    const port = Number(new URL(program.webhookUrl).port);

    const strangers = Array.from({ length: 100 }, () => net.connect(port, '127.0.0.1').on('error', () => undefined));
    await expect.poll(() => openFiles(program.pid), SOON).toBeGreaterThanOrEqual(60);
    for (const stranger of strangers) stranger.destroy();

    await expect.poll(() => program.deliver(aCall('after')).catch(() => 0), SOON).toBe(200);
    await expect
      .poll(async () => (await program.ring('CA_r')).dynamic_variables['caller_name'], SOON)
      .toBe('Ana Lopez');
    await expect.poll(async () => (await program.status()).database.calls, SOON).toBe(3);
    expect(program.readies).toHaveLength(1);
    expect(await program.stop()).toBe(0);
  });

  it('when the heap may only be small, then a hundred and twenty long reports at sixteen a time are all taken and learned', async () => {
    const program = await startBuilt({ node: ['--max-old-space-size=96'] });
    const waiting = Array.from({ length: 120 }, (_, nth) => `conv_${nth}`);
    const long = 'and then I said that it is blue. '.repeat(900);
    const answers: number[] = [];
    const sender = async (): Promise<void> => {
      for (let name = waiting.pop(); name !== undefined; name = waiting.pop())
        answers.push(await program.deliver(aCall(name, long)));
    };

    await Promise.all(Array.from({ length: 16 }, sender));

    expect(answers).toEqual(Array.from({ length: 120 }, () => 200));
    const database = async () => (await program.status()).database;
    await expect.poll(database, { timeout: 40_000 }).toMatchObject({ calls: 120, inboxWaiting: 0, inboxParked: 0 });
    expect(program.readies).toHaveLength(1);
    expect(await program.stop()).toBe(0);
  }, 60_000);
});

function openFiles(pid: number): number {
  return (
    spawnSync('ls', [`/proc/${pid}/fd`])
      .stdout.toString()
      .split('\n').length - 1
  );
}
