import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

import { startTestApp } from './test-app.ts';
import { createTestClock } from './test-clock.ts';
import { twilioPosts, TWILIO_ENV } from './twilio-posts.ts';

export type Provider = (
  path: string,
  body: Record<string, unknown>,
) => { status?: number; type?: string; body: string } | 'hangs';

export const HANDED_OVER =
  '<?xml version="1.0" encoding="UTF-8"?><Response><Connect><Stream url="wss://voice.example/c"/></Connect></Response>';
const handsOver: Provider = () => ({ type: 'text/plain', body: HANDED_OVER });

/** ElevenLabs as far as it registers calls; nothing else is there. */
async function voiceProvider(now: () => Date, answer: Provider = handsOver) {
  const asked: { path: string; body: Record<string, unknown> }[] = [];
  const server = createServer((req, res) => {
    // Our clock is corrected by theirs.
    res.setHeader('date', now().toUTCString());
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>;
      if (!req.url?.endsWith('/register-call')) return void res.writeHead(404).end('{}');
      asked.push({ path: req.url ?? '', body });
      const given = answer(req.url ?? '', body);
      if (given === 'hangs') return;
      res.writeHead(given.status ?? 200, { 'content-type': given.type ?? 'application/json' }).end(given.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** A shop with one line of its own, at an ElevenLabs that answers as it is told. */
export async function lineShop({ answer, env = {} }: { answer?: Provider; env?: Record<string, string> } = {}) {
  const clock = createTestClock();
  const voice = await voiceProvider(clock.now, answer);
  const accounts = {
    ELEVENLABS_API_KEY: 'sk_invented',
    ELEVENLABS_BASE_URL: voice.url,
    ELEVENLABS_AGENT_ID: 'agent_1',
  };
  const app = await startTestApp({ env: { ...TWILIO_ENV, ...accounts, ...env }, now: clock.now });
  onTestFinished(() => app.stop());
  const post = twilioPosts(app);
  const lineOf = async () => {
    const { lines } = (await app.execute('lines.list', {})) as { lines: { id: string }[] };
    return lines[0]?.id ?? '';
  };
  return {
    ...{ app, post, asked: voice.asked, clock },
    set: async (settings: Record<string, unknown>) => app.execute('lines.save', { id: await lineOf(), settings }),
    calls: async () =>
      ((await app.execute('calls.list', {})) as { calls: Record<string, unknown>[] }).calls.map(
        ({ callSid: sid, status, maskedNumber, durationSeconds, endedBecause }) => ({
          sid,
          status,
          maskedNumber,
          durationSeconds,
          endedBecause,
        }),
      ),
    tasks: async () =>
      ((await app.execute('tasks.list', { open: true })) as { tasks: Record<string, unknown>[] }).tasks.map(
        ({ kind, text }) => ({ kind, text }),
      ),
  };
}

export const staff = (over = {}) => ({
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Ines',
  number: '+1 212 555 0199',
  ...over,
});
export const says = (words: string, language = 'en-US') => ({
  Say: { '#text': words, '@language': language },
  Hangup: '',
});
