import { expect, it } from 'vitest';
import { z } from 'zod';

import { aTranscription } from '../support/factories.ts';
import { signatureHeader } from '../../server/cli/rehearsal/door.ts';
import { linekeeper, secrets, serve } from './support.ts';

const webhook = secrets['ELEVENLABS_WEBHOOK_SECRET'] ?? '';

it('linekeeper desk lists what nobody knew, answers it, takes that back, dismisses it, and prints the morning sheet', async () => {
  const server = await serve();
  const desk = (...args: string[]) => linekeeper(['desk', ...args, '--data-dir', server.dataDir], secrets);
  const turns = [['user', 'Gibt es Parkplätze?'] as const, ['agent', 'Das weiß ich leider nicht.'] as const];
  const body = JSON.stringify(aTranscription({ turns, collected: { customer_name: 'Ana Lopez' } }));
  const headers = {
    'content-type': 'application/json',
    'elevenlabs-signature': signatureHeader(webhook, body, new Date()),
  };
  const url = new URL('/webhook/post-call', server.webhookUrl);
  expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(200);

  await expect
    .poll(async () => (await desk('questions')).stdout, { timeout: 20_000 })
    .toMatch(/^parking {2}1 caller {2}\S+Z {2}Gibt es Parkplätze\?\n$/u);
  const sheet = await desk('sheet', '--day', '2030-03-11');
  expect(sheet).toMatchObject({ code: 0, stderr: '' });
  expect(sheet.stdout).toMatch(
    /, 2030-03-11: .*\n\nAsked, and not known\n {2}Parkplätze \(1\): Gibt es Parkplätze\?\n$/su,
  );

  expect(await desk('answer', 'dragons', 'None.')).toMatchObject({ code: 1, stdout: '' });
  const answered = await desk('answer', 'parkplätze', 'Parking is free behind the shop.');
  expect(answered).toMatchObject({ code: 0, stderr: '' });
  expect((await desk('questions', '--json')).stdout).toBe('{"gaps":[]}\n');
  expect(await desk('reopen', answered.stdout.trim())).toMatchObject({ code: 0 });
  const listed = z.object({ gaps: z.array(z.object({ key: z.string() })) });
  expect(listed.parse(JSON.parse((await desk('questions', '--json')).stdout)).gaps).toEqual([{ key: 'parking' }]);
  expect(await desk('dismiss', 'parking')).toMatchObject({ code: 0 });
  expect((await desk('questions')).stdout).toBe('');
}, 120_000);
