import net from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

/** A thread that floods a door with wrong requests for a while, so that whoever rings meanwhile has theirs to itself. */
export type Flood = { port: number; milliseconds: number };
export type Flooded = { sent: number; refused: number };

const SOCKETS = 20;
const EVERY_MS = 10;

const from = (nth: number): string => `CF-Connecting-IP: 198.51.${Math.floor(nth / 250) % 250}.${nth % 250}`;
const post = (path: string, header: string, nth: number): string =>
  `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${header}\r\n${from(nth)}\r\nContent-Length: 2\r\n\r\n{}`;

/** A guessed secret, a signature of nobody, a path that is not there; the second always from one address. */
function wrong(nth: number): string {
  if (nth % 3 === 0) return post('/webhook/personalize', `X-Linekeeper-Secret: guess-${nth}`, nth);
  if (nth % 3 === 1) return post('/webhook/post-call', 'ElevenLabs-Signature: t=1,v0=0', 0);
  return `GET /wp-login.php?${nth} HTTP/1.1\r\nHost: x\r\n${from(nth)}\r\n\r\n`;
}

async function flood({ port, milliseconds }: Flood): Promise<Flooded> {
  let [sent, refused] = [0, 0];
  const sockets = Array.from({ length: SOCKETS }, () => net.connect(port, '127.0.0.1'));
  for (const socket of sockets)
    socket.on(
      'data',
      (piece) => (refused += piece.toString('latin1').match(/HTTP\/1\.1 4(?:01|04|29)/gu)?.length ?? 0),
    );
  const until = performance.now() + milliseconds;
  for (let next = performance.now(); next < until; next += EVERY_MS) {
    for (const socket of sockets) socket.write(wrong((sent += 1)));
    await delay(Math.max(1, next + EVERY_MS - performance.now()));
  }
  while (refused < sent && performance.now() < until + 10_000) await delay(EVERY_MS);
  for (const socket of sockets) socket.destroy();
  return { sent, refused };
}

parentPort?.postMessage(await flood(workerData as Flood));
