import { createBell } from './bell.ts';
import { worse, type Fact, type RemoteRoute } from './output-facts.ts';
import type { TunnelReason } from './tunnel-deps.ts';

/** What has been heard of one child. */
export type Heard = {
  metricsPort: number | null;
  hostname: string | null;
  routes: readonly RemoteRoute[];
  connected: boolean;
  fault: TunnelReason | null;
};

export type Witness = ReturnType<typeof createWitness>;

/** Listens to one child; whatever an older one still says reaches an older witness only. */
export function createWitness(elapsed: () => number) {
  const news = createBell();
  const heard: Heard = { metricsPort: null, hostname: null, routes: [], connected: false, fault: null };

  return {
    heard: heard as Readonly<Heard>,
    take(fact: Fact): void {
      if (fact.kind === 'metrics') heard.metricsPort = fact.port;
      if (fact.kind === 'address') heard.hostname = fact.hostname;
      if (fact.kind === 'configured') heard.routes = fact.routes;
      if (fact.kind === 'connected') heard.connected = true;
      if (fact.kind === 'fault') heard.fault = worse(heard.fault, fact.reason);
      // Complaints may come by the hundred a second, and nobody waits for one.
      else if (fact.kind !== 'lost') news.ring('look');
    },
    /** The name of a quick tunnel, learned another way than from its log. */
    learn(hostname: string | null): void {
      heard.hostname ??= hostname;
    },
    /** Asks again whenever something was heard, and at least every second, until it holds: false when `ms` are over. */
    until: async (holds: () => boolean | Promise<boolean>, ms: number, signal: AbortSignal): Promise<boolean> => {
      const end = elapsed() + ms;
      while (!(await holds())) {
        const left = end - elapsed();
        if (left <= 0) return false;
        await news.pause(Math.min(left, ASK_EVERY_MS), signal);
      }
      signal.throwIfAborted();
      return true;
    },
  };
}

const ASK_EVERY_MS = 1000;
