import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Behaviour = { kind: 'says'; text: string } | { kind: 'fails'; status: number } | { kind: 'is silent' };

/** An OpenAI-compatible model of ours on loopback that says what the test wants, or fails. */
export async function startFakeModel() {
  const asked: { path: string; body: string; key: string | undefined }[] = [];
  let behaviour: Behaviour = { kind: 'says', text: '{"facts":[]}' };
  const server = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk: Buffer) => (body += chunk.toString()));
    req.on('end', () => {
      asked.push({ path: req.url ?? '', body, key: req.headers.authorization });
      if (behaviour.kind === 'is silent') return;
      const reply =
        behaviour.kind === 'fails'
          ? { error: { message: `Cannot answer: ${body.slice(-200)}` } }
          : {
              id: 'chatcmpl-1',
              object: 'chat.completion',
              created: 1,
              model: 'fake',
              choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: behaviour.text } }],
            };
      res.writeHead(behaviour.kind === 'fails' ? behaviour.status : 200, { 'content-type': 'application/json' });
      res.end(JSON.stringify(reply));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    willSay: (text: string): void => void (behaviour = { kind: 'says', text }),
    willBeSilent: (): void => void (behaviour = { kind: 'is silent' }),
    willFail: (status: number): void => void (behaviour = { kind: 'fails', status }),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
