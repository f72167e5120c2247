import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';

import { startBuilt, type Built } from '../support/built-program.ts';
import { AGENT, aTranscription, SHOP_NUMBER } from '../support/factories.ts';
import { p99Of, TIMED } from '../support/own-time.ts';
import { lastWords, ringing } from '../support/ringing.ts';
import { readDatabase } from '../support/stored.ts';
import { TEST_SECRETS } from '../support/test-app.ts';

/**
 * LINEKEEPER_DELIVERED=10000 asks for all of the acceptance (reliability.md F19), on a machine that does nothing else.
 * A few hundred are over before the program is warm: they are held to be stored once and in bounds of memory, and their
 * times are told only.
 */
const ASKED_FOR = process.env['LINEKEEPER_DELIVERED'];
const DELIVERED = Number(ASKED_FOR ?? 500);
const IN_FLIGHT = 50;
const BODY_BYTES = 30_000;
const ACK_P99_MS = 250;
const RING_P99_MS = 50;
const MOST_BYTES = 400 * 1024 ** 2;
const MARK = 'conv_of_this_delivery';

/** Every tenth comes twice. Bodies are made before anything is measured. */
const SENDING = `${TIMED}
  import { createHmac } from 'node:crypto';
  const [url, secret, server, count, flying, pattern] = process.argv.slice(1);
  const t = Math.floor(Date.now() / 1000);
  const bodies = Array.from({ length: Number(count) }, (_, nth) => pattern.replaceAll('${MARK}', 'conv_' + nth))
    .flatMap((body, nth) => (nth % 10 === 0 ? [body, body] : [body]))
    .map((body) => ({ body, headers: { 'content-type': 'application/json', 'elevenlabs-signature': 't=' + t + ',v0=' + createHmac('sha256', secret).update(t + '.' + body).digest('hex') } }));
  await fetch(url + '/health').then((answer) => answer.text());
  const [times, said] = [[], {}];
  const sender = async () => {
    for (let one = bodies.pop(); one !== undefined; one = bodies.pop()) {
      const { done, whole, own } = await timed(server, () => fetch(url + '/webhook/post-call', { method: 'POST', ...one }));
      const word = done.status + ' ' + (await done.json()).status;
      said[word] = (said[word] ?? 0) + 1;
      times.push({ whole, own });
    }
  };
  await Promise.all(Array.from({ length: Number(flying) }, sender));
  process.stdout.write(JSON.stringify({ times, said }));`;

const Sent = z.object({
  times: z.array(z.object({ whole: z.number(), own: z.number() })),
  said: z.record(z.string(), z.number()),
});

async function send({ webhookUrl, pid }: Built): Promise<z.infer<typeof Sent>> {
  const words = 'and then I said that it is blue. '.repeat(BODY_BYTES / 33);
  const call = aTranscription({ conversationId: MARK, callSid: MARK, turns: [['user', words]], startedAt: new Date() });
  const given = [webhookUrl, TEST_SECRETS.webhook, pid, DELIVERED, IN_FLIGHT, JSON.stringify(call)].map(String);
  const child = spawn(process.execPath, ['--input-type=module', '-e', SENDING, ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return Sent.parse(JSON.parse(await lastWords(child)));
}

/** The most memory it ever had. */
const peakBytes = (pid: number): number =>
  Number(/^VmHWM:\s+(\d+) kB/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;

it.skipIf(process.platform !== 'linux')(
  'F19: when thousands of reports come at fifty a time, then all are stored once, and the phone is answered',
  async () => {
    const program = await startBuilt();
    const rung = ringing({ ...program, agentId: AGENT, calledNumber: SHOP_NUMBER, pauseMs: 8, fewest: 120 });
    const { times, said } = await send(program);
    const rings = await rung();
    expect(said).toEqual({ '200 stored': DELIVERED, '200 duplicate': Math.ceil(DELIVERED / 10) });
    const acknowledged = p99Of(times.map(({ whole }) => whole));
    const answered = p99Of(rings.map(({ whole }) => whole));

    const peak = peakBytes(program.pid);
    process.stderr.write(
      `\n${DELIVERED} delivered: p99 ${acknowledged.toFixed(1)} ms; rings meanwhile, p99 ${answered.toFixed(1)} ms; ${Math.round(peak / 1024 ** 2)} MiB\n`,
    );
    const stored = readDatabase(program.dataDir, (db) => db.prepare('SELECT count(*) FROM inbox').pluck().get());
    expect(stored).toBe(DELIVERED);
    if (ASKED_FOR !== undefined) {
      expect(acknowledged).toBeLessThan(ACK_P99_MS);
      expect(answered).toBeLessThan(RING_P99_MS);
    }
    expect(peak).toBeLessThan(MOST_BYTES);
    expect(peak).toBeGreaterThan(0);
    expect(await program.stop()).toBe(0);
  },
  400_000,
);
