import type { Host, HostState } from '#contract/host.ts';
import type { Status } from '#contract/status.ts';
import type { Told } from '#contract/told.ts';
import type { TunnelStatus } from '#contract/tunnel.ts';

import { computerChecks } from '../domain/doctor/computer.ts';
import { databaseCheck, inboxChecks, roomCheck, wipeCheck } from '../domain/doctor/memory.ts';
import { problemChecks } from '../domain/doctor/problems.ts';
import { programChecks } from '../domain/doctor/program.ts';
import { needsFetch, wayChecks } from '../domain/doctor/way.ts';
import type { Look, Mend } from './doctor.ts';
import type { Wiping } from './wiping.ts';

export type Here = {
  version: string;
  startedAt: Date;
  now: () => Date;
  host: Pick<Host, 'get' | 'save'> | null;
  doors: () => Status['doors'];
  tunnel: { status: () => TunnelStatus; restart: () => unknown; fetch: () => unknown };
  problems: () => readonly Told[];
  /** How far the clock is off, in milliseconds; null while nobody told the time. */
  skewMs: () => number | null;
  /** Deliveries that wait, and things that were given up on at the providers. */
  waiting: () => { waiting: number; parkedJobs: number };
  database: () => Promise<{ isSound: boolean | null; bytes: number }>;
  wiping: Wiping['state'];
  tryJobs: () => void;
  freeBytes: () => Promise<number>;
  sleepMinutes: () => Promise<number | null>;
};

/** What can be looked at without asking anybody outside. */
export function hereLooks(here: Here): Look[] {
  const { version, startedAt, now, host, doors, tunnel, problems, skewMs } = here;
  const state = (): HostState | null => host?.get() ?? null;
  const runningMs = (): number | null => (doors().webhookUrl === null ? null : now().getTime() - startedAt.getTime());
  return [
    {
      ...{ id: 'process', group: 'program', isLast: true },
      run: () => programChecks({ version, runningMs: runningMs(), skewMs: skewMs(), host: state() }),
    },
    { id: 'problems', group: 'program', run: () => problemChecks(problems()) },
    { id: 'database', group: 'memory', run: async () => [databaseCheck(await here.database())] },
    { id: 'disk_room', group: 'memory', run: async () => [roomCheck(await here.freeBytes())] },
    { id: 'wiping', group: 'memory', run: () => [wipeCheck(here.wiping())] },
    { id: 'inbox', group: 'memory', run: () => inboxChecks(here.waiting()) },
    { id: 'way', group: 'way', run: () => wayChecks({ doors: doors(), tunnel: tunnel.status() }) },
    {
      ...{ id: 'sleep', group: 'computer' },
      run: async () => computerChecks({ host: state(), sleepMinutes: await here.sleepMinutes() }),
    },
  ];
}

/** What can be set right on this computer. */
export function hereMends({ host, tunnel, tryJobs }: Here): Mend {
  const acts: Readonly<Record<string, () => unknown>> = {
    way: () => (needsFetch(tunnel.status()) ? tunnel.fetch() : tunnel.restart()),
    jobs: tryJobs,
    updates: () => host?.save({ checkUpdates: true }),
    login_item: () => host?.save({ loginItem: true }),
    sleep: () => host?.save({ keepAwake: true }),
  };
  return (id) => (Object.hasOwn(acts, id) ? (acts[id] ?? null) : null);
}
