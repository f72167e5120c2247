import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { chunksOf, usageOf, wholeOf, type ModelScript } from './script.ts';

/** One request as the model's server saw it, with the times of its clock. */
export type AskedModel = {
  path: string;
  key: string | undefined;
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
  at: number;
  firstByteAt: number | null;
  /** When each chunk of a stream was sent. */
  sentAt: number[];
  /** When the asker hung up before the answer was whole. */
  abortedAt: number | null;
};

export type ScriptedModel = Awaited<ReturnType<typeof startScriptedModel>>;

/** An OpenAI-compatible server of ours on loopback that does with each request what the test wrote for it. */
export async function startScriptedModel({ clock = () => performance.now() } = {}) {
  const asked: AskedModel[] = [];
  const scripts: ModelScript[] = [{ says: ['Hello', ' there.'] }];
  const names = ['scripted'];
  const timers = new Set<NodeJS.Timeout>();
  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        resolve();
      }, milliseconds);
      timers.add(timer);
    });

  const server = createServer((req, res) => void answer(req, res));

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const one: AskedModel = {
      ...{ path: req.url ?? '', key: req.headers.authorization, headers: req.headers, body: {} },
      ...{ at: clock(), firstByteAt: null, sentAt: [], abortedAt: null },
    };
    asked.push(one);
    res.on('close', () => {
      if (!res.writableFinished) one.abortedAt = clock();
    });
    one.body = await bodyOf(req);
    if (req.method === 'GET') return sendModels(res, names);
    const script = scripts.length > 1 ? scripts.shift() : scripts[0];
    if (script === undefined) return;
    if (script.firstAfterMs !== undefined) await pause(script.firstAfterMs);
    if (res.destroyed) return;
    one.firstByteAt = clock();
    if (script.status !== undefined) return sendJson(res, script.status, errorQuoting(one.body));
    if (script.sends !== undefined) return void res.writeHead(200, typed(script.sends.type)).end(script.sends.body);
    if (one.body['stream'] !== true || script.inOnePiece === true) return sendJson(res, 200, wholeOf(script));
    await stream({ res, script, body: one.body, pause, onSent: () => one.sentAt.push(clock()) });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    /** Without `/v1`. */
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    names,
    /** For the next requests, one each; the last one stays. */
    will: (...next: ModelScript[]): void => void scripts.splice(0, scripts.length, ...next),
    stop: () =>
      new Promise<void>((resolve) => {
        for (const timer of timers) clearTimeout(timer);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Streaming = {
  res: ServerResponse;
  script: ModelScript;
  body: Record<string, unknown>;
  pause: (milliseconds: number) => Promise<void>;
  onSent: () => void;
};

async function stream({ res, script, body, pause, onSent }: Streaming): Promise<void> {
  const common = { id: 'chatcmpl-scripted', object: 'chat.completion.chunk', created: 1, model: 'scripted' };
  const send = (data: unknown): void => void res.write(`data: ${JSON.stringify(data)}\n\n`);
  res.writeHead(200, typed('text/event-stream'));
  for (const [at, { delta, finish }] of chunksOf(script).entries()) {
    if (at > 0 && script.betweenMs !== undefined) await pause(script.betweenMs);
    if (res.destroyed) return;
    send({ ...common, choices: [{ index: 0, delta, finish_reason: finish }] });
    onSent();
  }
  if (script.ends === 'falls silent' || script.ends === 'holds the line') return;
  if (script.ends === 'says no more') return void res.end();
  if (script.ends === 'drops') return void setImmediate(() => res.socket?.resetAndDestroy());
  if (script.ends === 'stops short') return void res.end();
  if (script.ends === 'garbles') return void res.end('data: {"choices": [{"delta": {"cont\n\n');
  if (script.ends === 'fails') return void res.end(`data: ${JSON.stringify(errorQuoting(body))}\n\n`);
  const options = body['stream_options'] as { include_usage?: boolean } | undefined;
  if (options?.include_usage === true && script.usage !== null)
    send({ ...common, choices: [], usage: usageOf(script) });
  res.end(script.ends === 'leaves out the blank line' ? 'data: [DONE]' : 'data: [DONE]\n\n');
}

const typed = (type: string): Record<string, string> => ({ 'content-type': type });

async function bodyOf(req: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

/** Servers like to quote what they would not answer. */
function errorQuoting(body: Record<string, unknown>): unknown {
  return { error: { message: `Cannot answer: ${JSON.stringify(body['messages']).slice(-300)}`, type: 'invalid' } };
}

function sendJson(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, typed('application/json')).end(JSON.stringify(body));
}

function sendModels(res: ServerResponse, names: readonly string[]): void {
  sendJson(res, 200, {
    object: 'list',
    data: names.map((id) => ({ id, object: 'model', created: 1, owned_by: 'us' })),
  });
}
