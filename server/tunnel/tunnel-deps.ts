import type { SentenceCode } from '#contract/told.ts';
import type { TunnelMode, TunnelStatus } from '#contract/tunnel.ts';
import type { Logger } from '../platform/logger.ts';
import type { Network } from './network.ts';

/** Why the tunnel is in the state it is in: the code of the sentence an owner reads. */
export type TunnelReason = Extract<SentenceCode, `tunnel_${string}`>;

export type TunnelWay = {
  mode: TunnelMode;
  /** Of a named tunnel. It goes into the environment of the child and nowhere else. */
  token?: string | undefined;
  /** Of `own`, and of `named` where the owner gave it; a named tunnel may learn it from Cloudflare instead. */
  publicUrl?: string | undefined;
};

/** The only door a tunnel leads to. */
export type OpenDoor = {
  /** `http://127.0.0.1:<port>` */
  url: string;
  /** What is on it, so that every route can be tried without its secret. */
  routes: readonly { method: string; path: string }[];
  /** Paths of the owner's own door, which must not be on this one. */
  foreign: readonly string[];
  /** Told before and after we knock ourselves: what is refused meanwhile is nobody else's. */
  knocking?: ((isKnocking: boolean) => void) | undefined;
};

export type TunnelDeps = {
  /** Read anew at every start and restart. */
  settings: () => TunnelWay;
  door: () => OpenDoor;
  dataDir: string;
  /** Where a cloudflared is that may be run; `over` ends what it runs for that. Throws AppError with a sentence. */
  program: (over: AbortSignal) => Promise<{ path: string; version: string }>;
  /** The key `GET /health?probe=` signs with, see `http/routes/health.ts`. */
  probeKey: Buffer;
  /** Told once for each change of state, sentence or address. */
  onChange: (status: TunnelStatus) => void;
  /** Told when an address has proved to lead here and is another than the one before: the providers must hear of it. */
  onAddress: (publicUrl: string) => void;
  log: Pick<Logger, 'event' | 'fault'>;
  now: () => Date;
  /** Milliseconds of a clock that never goes back. */
  elapsed: () => number;
  /** How the world outside is asked. Tests put a world of their own in its place; there is no setting for it. */
  network?: Partial<Network> | undefined;
  random?: (() => number) | undefined;
};
