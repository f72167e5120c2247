import { afterEnding, needsHttp2, noFailures, type Failures, type Plan } from './back-off.ts';
import { live, type LifeDeps, type LifeEnding, type Protocol } from './life.ts';
import { createOutlook } from './outlook.ts';

export type ManagedDeps = Omit<LifeDeps, 'protocol'> & {
  random: () => number;
  /** Another number for each network the computer was in. */
  whichNetwork: () => number;
  /** This network lets no QUIC through. */
  onFallback: () => void;
  /** Told of each end, for the log. */
  onEnding: (ending: LifeEnding, plan: Plan) => void;
};

const ONLINE_LIMIT_MS = 1500;

/** Keeps one child alive until `signal` ends it, with the pauses that were promised. It only ever rejects. */
export async function keepOpen(deps: ManagedDeps): Promise<never> {
  const { told, elapsed, random, network } = deps;
  const outlook = createOutlook(deps);
  let failures: Failures = noFailures;
  let protocol: Protocol = 'auto';
  let learnedIn = deps.whichNetwork();
  for (;;) {
    if (deps.whichNetwork() !== learnedIn) protocol = 'auto';
    learnedIn = deps.whichNetwork();
    told.say({ state: 'starting', told: 'tunnel_starting' });
    const ending = await live({ ...deps, protocol });
    if (ending.unready && protocol === 'auto' && (await network.isOnline(ONLINE_LIMIT_MS))) {
      protocol = 'http2'; // from now on, and at once, over TCP
      deps.onFallback();
      continue;
    }
    const plan = afterEnding(failures, ending, elapsed(), random());
    ({ failures } = plan);
    deps.onEnding(ending, plan);
    const state = plan.gaveUp ? 'failed' : ending.verified ? 'degraded' : 'starting';
    told.say({ state, told: ending.told ?? ending.reason, retryMs: plan.waitMs });
    const isElsewhere = await outlook.rest(plan, ending.reason);
    protocol = !isElsewhere && (protocol === 'http2' || needsHttp2(failures)) ? 'http2' : 'auto';
  }
}
