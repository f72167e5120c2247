import type { Told } from '#contract/told.ts';

import type { Ending } from './back-off.ts';
import type { Bell } from './bell.ts';
import type { Child } from './child.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import type { Network } from './network.ts';
import type { Fact } from './output-facts.ts';
import { createProbe } from './prober.ts';
import { toAddress, type Kind } from './public-address.ts';
import type { ToldStatus } from './told-status.ts';
import type { TunnelReason } from './tunnel-deps.ts';
import { unless } from './unless.ts';
import { watch } from './watch.ts';
import { createWitness, type Witness } from './witness.ts';

export type Protocol = 'auto' | 'http2';

export type LifeDeps = {
  kind: Kind;
  protocol: Protocol;
  /** `http://127.0.0.1:<port>` of the webhook door. */
  origin: string;
  /** A running child, or why there is none. */
  begin: (protocol: Protocol, onFact: (fact: Fact) => void, over: AbortSignal) => Promise<Child | Told>;
  network: Network;
  probeKey: Buffer;
  told: ToldStatus;
  bell: Bell;
  /** Ends everything. */
  signal: AbortSignal;
  elapsed: () => number;
  doorAnswers: () => Promise<boolean>;
  onVerified: (publicUrl: string) => void;
};

/** `unready`: it had an address and no connection, which another protocol may change. */
export type LifeEnding = Ending & { unready: boolean; told?: Told };

/** cloudflared.md §6: the metrics line waits for name servers that do not answer; HTTP/2 dials more slowly. */
const LIMIT_MS = { metrics: 45_000, address: 20_000, ready: 15_000, readyHttp2: 30_000 };

/**
 * One child from its start to its end, and why it ended. There is nothing left of it when this resolves; it rejects
 * only when `signal` ends it.
 */
export async function live(deps: LifeDeps): Promise<LifeEnding> {
  const { signal, elapsed } = deps;
  const dead = new AbortController();
  const over = AbortSignal.any([signal, dead.signal]);
  const witness = createWitness(elapsed);
  const well = { since: 0, until: 0, verified: false };
  const stages = createStages({ ...deps, signal: over }, witness, well);
  const child = await deps.begin(
    deps.protocol,
    (said) => {
      const fact = deps.kind.mode === 'quick' ? withoutToken(said) : said;
      witness.take(fact);
      // Refused for good, cloudflared goes on asking for ever.
      if (fact.kind === 'fault' && FINAL.has(fact.reason)) dead.abort();
      if (fact.kind === 'lost' || fact.kind === 'connected') deps.bell.ring('look');
    },
    over,
  );
  if ('code' in child) {
    return { reason: 'tunnel_program_unusable', told: child, unready: false, verified: false, healthyMs: 0 };
  }
  void child.gone.then(() => dead.abort());
  try {
    const { reason, unready } = await unless(over, stages()).catch((error: unknown) => {
      if (signal.aborted || !dead.signal.aborted) throw error;
      return { reason: 'tunnel_program_ended', unready: false } as const;
    });
    const { fault } = witness.heard;
    return {
      // Before it was reachable, what it complained of says more than what was missing.
      reason: well.verified && !(fault && FINAL.has(fault)) ? reason : (fault ?? reason),
      ...{ unready, verified: well.verified, healthyMs: well.until - well.since },
    };
  } finally {
    await child.stop();
    dead.abort();
  }
}

const FINAL: ReadonlySet<TunnelReason> = new Set(['tunnel_token_refused', 'tunnel_quick_gone']);

/** A quick tunnel has no token of the owner's: what Cloudflare refuses there is a tunnel that it has forgotten. */
function withoutToken(fact: Fact): Fact {
  const isRefused = fact.kind === 'fault' && fact.reason === 'tunnel_token_refused';
  return isRefused ? { kind: 'fault', reason: 'tunnel_quick_gone' } : fact;
}

type Well = { since: number; until: number; verified: boolean };
type Stop = { reason: TunnelReason; unready: boolean };

/** From the first line to the watch, each step within its time. Resolves with what went wrong. */
function createStages(deps: LifeDeps, witness: Witness, well: Well): () => Promise<Stop> {
  const { kind, protocol, origin, told, signal } = deps;
  const { heard } = witness;
  const until = (holds: () => boolean | Promise<boolean>, ms: number) => witness.until(holds, ms, signal);

  async function issued(metrics: Metrics): Promise<boolean> {
    if (kind.mode === 'named') return true;
    return until(async () => {
      if (heard.hostname === null) witness.learn(await metrics.hostname());
      return heard.hostname !== null;
    }, LIMIT_MS.address);
  }

  return async function run() {
    if (!(await until(() => heard.metricsPort !== null, LIMIT_MS.metrics))) return stop('tunnel_program_silent');
    const metrics = createMetrics(heard.metricsPort ?? 0);
    if (!(await issued(metrics))) return stop('tunnel_no_address');
    const readyMs = protocol === 'http2' ? LIMIT_MS.readyHttp2 : LIMIT_MS.ready;
    if (!(await until(metrics.ready, readyMs))) return { reason: 'tunnel_edge_unreachable', unready: true };
    if (!(await until(() => toAddress(kind, heard, origin) !== null, LIMIT_MS.address))) {
      return stop('tunnel_no_address');
    }
    const publicUrl = toAddress(kind, heard, origin) ?? '';
    told.say({ state: 'starting', told: 'tunnel_checking', publicUrl });
    return stop(await watchChild({ ...deps, publicUrl, metrics }, well));
  };
}

const stop = (reason: TunnelReason): Stop => ({ reason, unready: false });

type Watching = LifeDeps & { publicUrl: string; metrics: Metrics };

function watchChild({ publicUrl, metrics, ...deps }: Watching, well: Well): Promise<TunnelReason> {
  const { kind, network, probeKey, elapsed, told } = deps;
  const probe = createProbe({ publicUrl, probeKey, network, elapsed, fresh: kind.mode === 'quick' });
  return watch({
    sight: { ready: metrics.ready, isOnline: network.isOnline, probe, doorAnswers: deps.doorAnswers },
    ...{ bell: deps.bell, signal: deps.signal, elapsed },
    mayRestart: (problem) => CURED_BY_RESTART[kind.mode].has(problem),
    say: (state, reason) => told.say({ state, told: reason }),
    onVerified() {
      if (!well.verified) Object.assign(well, { verified: true, since: elapsed() });
      well.until = elapsed();
      deps.onVerified(publicUrl);
    },
  });
}

const BROKEN: readonly TunnelReason[] = [
  ...(['tunnel_no_connector', 'tunnel_bad_gateway', 'tunnel_timeout', 'tunnel_unreachable'] as const),
];
/** A quick tunnel also gets a new name, where the old one has rotted away (cloudflared.md §6). */
const CURED_BY_RESTART: Record<Kind['mode'], ReadonlySet<TunnelReason>> = {
  named: new Set(BROKEN),
  quick: new Set([...BROKEN, 'tunnel_name_unknown', 'tunnel_stranger']),
};
