import { z } from 'zod';

import type { TunnelReason } from './tunnel-deps.ts';

/** What a line of cloudflared's log says that matters here. Texts: cloudflared.md §4, seen on 2026.7.2. */
export type Fact =
  | { kind: 'metrics'; port: number }
  | { kind: 'address'; hostname: string }
  | { kind: 'connected' }
  | { kind: 'lost' }
  | { kind: 'configured'; routes: readonly RemoteRoute[] }
  | { kind: 'fault'; reason: TunnelReason };

/** A rule of a named tunnel as Cloudflare has it: who asks for this name is sent to that service. */
export type RemoteRoute = { hostname: string; service: string };

const LogLine = z.object({ message: z.string().default(''), config: z.string().optional() });
const RemoteConfig = z.object({
  ingress: z.array(z.object({ hostname: z.string().optional(), service: z.string().default('') })).default([]),
});

/** From the worst that can be said to the least: what comes later and is less does not hide what came before. */
const FAULTS: readonly (readonly [RegExp, TunnelReason])[] = [
  [/Provided Tunnel token is not valid/, 'tunnel_token_invalid'],
  [/Unauthorized: /, 'tunnel_token_refused'],
  [/429 Too Many Requests|error code: 1015/, 'tunnel_rate_limited'],
  [/Incorrect Usage|flag provided but not defined/, 'tunnel_program_misfit'],
  [/address already in use/, 'tunnel_port_in_use'],
  [/failed to request quick Tunnel|edge discovery|Could not lookup srv records/, 'tunnel_cloudflare_unknown'],
  [/failed to (?:unmarshal|parse) quick Tunnel|Error unmarshaling QuickTunnel/, 'tunnel_quick_refused'],
  [/Failed to dial a quic connection|Unable to establish connection with Cloudflare edge/, 'tunnel_edge_unreachable'],
  [/initial tunnel connection failed/, 'tunnel_edge_unreachable'],
];

const LOST = /^(?:Lost connection with the edge|Connection terminated|Serve tunnel error|failed to accept QUIC stream)/;

/** One line of the log, JSON or plain, as a fact; null where it says nothing of interest. */
export function toFact(line: string): Fact | null {
  const { message, config } = toLogLine(line);
  const port = /^Starting metrics server on 127\.0\.0\.1:(\d{1,5})\/metrics/.exec(message)?.[1];
  if (port !== undefined) return { kind: 'metrics', port: Number(port) };
  const hostname = quickHostname(message);
  if (hostname !== null) return { kind: 'address', hostname };
  if (message.startsWith('Registered tunnel connection')) return { kind: 'connected' };
  if (message.startsWith('Updated to new configuration')) return { kind: 'configured', routes: toRoutes(config) };
  const fault = FAULTS.find(([text]) => text.test(line));
  if (fault) return { kind: 'fault', reason: fault[1] };
  return LOST.test(message) ? { kind: 'lost' } : null;
}

/** Which of two faults says more about why it does not work. */
export function worse(one: TunnelReason | null, other: TunnelReason): TunnelReason {
  // Cloudflare's word on a quick tunnel is read like that on a token, see `life.ts`.
  const rank = (reason: TunnelReason): number =>
    FAULTS.findIndex(([, known]) => known === (reason === 'tunnel_quick_gone' ? 'tunnel_token_refused' : reason));
  return one !== null && rank(one) <= rank(other) ? one : other;
}

/** The name of a quick tunnel. An error text names `api.trycloudflare.com`, which is no tunnel (cloudflared.md §0.11). */
export function quickHostname(text: string): string | null {
  const name = /(?:^|\s|\/\/)([a-z0-9-]{1,63})\.trycloudflare\.com(?:\s|$)/.exec(text)?.[1];
  return name === undefined || name === 'api' ? null : `${name}.trycloudflare.com`;
}

/** The last words of a program that gives up are plain text even where it was asked for JSON. */
function toLogLine(line: string): z.infer<typeof LogLine> {
  const plain = { message: line.replace(/^\S+Z [A-Z]{3} /, '') };
  if (!line.startsWith('{')) return plain;
  const parsed = LogLine.safeParse(toJson(line));
  return parsed.success ? parsed.data : plain;
}

function toRoutes(config: string | undefined): RemoteRoute[] {
  const parsed = RemoteConfig.safeParse(toJson(config ?? ''));
  const rules = parsed.success ? parsed.data.ingress : [];
  return rules.flatMap(({ hostname, service }) =>
    hostname !== undefined && /^[a-z0-9.-]{1,253}$/i.test(hostname) ? [{ hostname, service }] : [],
  );
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
