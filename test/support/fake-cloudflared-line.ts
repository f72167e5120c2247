import type { IncomingHttpHeaders } from 'node:http';

/** What the fake cloudflared says to the fake net. */
export type Hello = { kind: 'hello'; pid: number; args: string[]; env: Record<string, string | undefined> };
export type Reply = { kind: 'carried'; id: number; status: number; headers: IncomingHttpHeaders; body: string };
/** What its metrics were asked for: who asks knows its port, and before `/ready` its name. */
export type Asked = { kind: 'asked'; path: string };

/** What it is told: to log a line, to answer in a way, to carry a request to its origin, to end. */
export type Order =
  | { kind: 'log'; message: string; fields?: Record<string, unknown> }
  | { kind: 'raw'; text: string; to?: 'stdout' }
  | { kind: 'metrics' }
  | { kind: 'state'; state: { ready?: boolean; hostname?: string; deaf?: boolean } }
  | { kind: 'carry'; id: number; origin?: string; method: string; path: string; headers: IncomingHttpHeaders }
  | { kind: 'exit'; code: number };
