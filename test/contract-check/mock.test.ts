import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { freePort } from '../support/free-port.ts';
import { newerThanDescribed } from './newer-than-described.ts';
import { recordedVoice } from './recorded-voice.ts';
import { everyStep } from './voice-drive.ts';

const require = createRequire(import.meta.url);
const PRISM = require.resolve('@stoplight/prism-cli');

/** Methods that ask for nothing the description has; of a recording it describes no body, so the mock has none. */
const NOT_DESCRIBED = ['voices.read', 'webhooks', 'engines.list', 'engines', 'calls.register', 'conversations.audio'];
const Example = z.object({ conversation_id: z.string() });

describe('a mock made of the provider’s own description', () => {
  let mock: ChildProcess;
  let url: string;

  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    const document = process.env['LINEKEEPER_PROVIDER_API'] ?? '';
    mock = spawn(process.execPath, [PRISM, 'mock', '-h', '127.0.0.1', '-p', port, document], { stdio: 'pipe' });
    let said = '';
    await new Promise<void>((resolve, reject) => {
      mock.stdout?.on('data', (piece: Buffer) => {
        said += piece.toString('utf8');
        if (said.includes('Prism is listening')) resolve();
      });
      mock.once('exit', () => reject(new Error(`The mock did not start: ${said.slice(-500)}`)));
    });
  }, 60_000);

  afterAll(async () => {
    if (mock.exitCode !== null) return;
    mock.kill();
    await once(mock, 'exit');
  });

  it('when every method is used against it, then no request is other than described and each answer is understood', async () => {
    const { voice, sent } = recordedVoice(url, 'sk_invented');
    // It always answers with its example, and another conversation than the one asked for would be no answer.
    const example = await fetch(`${url}/v1/convai/conversations/any`, { headers: { 'xi-api-key': 'sk_invented' } });
    const { conversation_id: conversationId } = Example.parse(await example.json());
    const ids = { agentId: 'agent_1', voiceId: 'voice_1', conversationId };
    const account = { accountSid: `AC${'0'.repeat(32)}`, authToken: 'invented-auth-token' };
    const failed: string[] = [];
    for (const [name, step] of everyStep(voice, { ...ids, ...account }))
      if (!NOT_DESCRIBED.includes(name))
        await step().catch((error: unknown) => failed.push(`${name}: ${String(error)}`));
    expect(failed).toEqual([]);

    const faults = sent.flatMap(({ method, path, answer }) => {
      const violations = answer.headers.get('sl-violations') ?? '[]';
      return violations.includes('"request"') ? [`${method} ${path}: ${violations}`] : [];
    });
    expect(faults).toEqual([]);
    const covered = sent.filter(
      ({ method, path }) => !newerThanDescribed.some((each) => each.method === method && each.path.test(path)),
    );
    expect(covered.length).toBe(sent.length);
  }, 60_000);

  it('when something is sent that is not described, then the mock refuses it', async () => {
    const headers = { 'xi-api-key': 'sk_invented', 'content-type': 'application/json' };
    const wrong = await fetch(`${url}/v1/convai/secrets`, { method: 'POST', headers, body: '{"type":"new"}' });
    expect(wrong.status).toBe(422);
    expect((await fetch(`${url}/v1/convai/nothing`, { headers })).status).toBe(404);
  });
});
