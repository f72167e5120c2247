import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

export type Arrived = { status: number; type: string; body: string };
export type Outgoing = {
  method: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** How long the provider waits in all. */
  patienceMs: number;
};

export type Outside = ReturnType<typeof createOutside>;

/**
 * What lies between a provider and this computer. A public https address leads to a door on loopback, with the headers
 * that cloudflared adds (cloudflared.md §5); nothing ever leaves the machine, and an address that leads nowhere is a name
 * that nobody knows.
 */
export function createOutside({ from = '34.67.146.145' }: { from?: string } = {}) {
  const ways = new Map<string, string>();
  const otherwise: { door: string | null } = { door: null };
  /** The door behind an address, and what is told there of who asks. */
  function led(url: string): { asked: URL; door: string; headers: Record<string, string> } {
    const asked = new URL(url);
    const origin = asked.origin.replace(/^ws/, 'http');
    const door = ways.get(origin) ?? (asked.hostname === '127.0.0.1' ? origin : otherwise.door);
    if (door === null) throw new Error('no such host');
    const headers = {
      host: asked.host,
      'cf-connecting-ip': from,
      'cf-ray': '8f0000000000pretend-FRA',
      'x-forwarded-for': from,
      'x-forwarded-proto': asked.protocol.slice(0, -1).replace(/^ws/, 'http'),
    };
    return { asked, door, headers };
  }

  return {
    /** The door behind a public address, or none any more. */
    lead(publicUrl: string, doorUrl: string | null): void {
      const { origin } = new URL(publicUrl);
      if (doorUrl === null) ways.delete(origin);
      else ways.set(origin, doorUrl);
    },
    /** The door behind every address that leads nowhere else. */
    leadAll(doorUrl: string): void {
      otherwise.door = doorUrl;
    },
    /** Where a WebSocket behind a public address really is, and the headers it is asked for with. */
    socketWay(url: string): { url: string; headers: Record<string, string> } {
      const { asked, door, headers } = led(url);
      return { url: new URL(asked.pathname + asked.search, door.replace(/^http/, 'ws')).href, headers };
    },
    /**
     * Throws an Error that says how the way was broken.
     * A status is answered also where a proxy would say it for a door that is shut.
     */
    async send(url: string, outgoing: Outgoing): Promise<Arrived> {
      const { asked, door, headers: told } = led(url);
      const headers = { ...outgoing.headers, ...told };
      const way = new URL(asked.pathname + asked.search, door);
      const ended = new AbortController();
      const late = pause(outgoing.patienceMs, undefined, { signal: ended.signal, ref: false }).then(() => {
        throw new Error('no answer in time');
      });
      try {
        return await Promise.race([sent(way, { ...outgoing, headers }, ended.signal), late]);
      } finally {
        ended.abort();
        late.catch(() => undefined);
      }
    },
  };
}

/** `fetch` would not send the host's name that was asked for. */
function sent(url: URL, { method, headers, body }: Outgoing, signal: AbortSignal): Promise<Arrived> {
  return new Promise((resolve, reject) => {
    const length = { 'content-length': String(Buffer.byteLength(body)) };
    const asking = request(url, { method, headers: { ...headers, ...length }, agent: false, signal }, (res) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('error', reject);
      res.on('end', () => {
        const type = res.headers['content-type'] ?? '';
        resolve({ status: res.statusCode ?? 0, type, body: Buffer.concat(parts).toString('utf8') });
      });
    });
    // The tunnel's own end answers 502 while nobody listens behind it (cloudflared.md §5).
    asking.on('error', (error) => {
      if ('code' in error && error.code === 'ECONNREFUSED') resolve({ status: 502, type: 'text/html', body: '' });
      else reject(error);
    });
    asking.end(body);
  });
}
