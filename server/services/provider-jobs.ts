import { z } from 'zod';

import { AppError, type Reason } from '#contract/errors.ts';
import { sentences } from '#contract/sentences.ts';
import { filledIn, tell, type Told } from '#contract/told.ts';
import { jobPace } from '../domain/providers/job-pace.ts';
import type { SecretBox } from '../platform/secret-box.ts';
import { isDiskFault } from '../store/disk-fault.ts';
import type { Stores } from '../store/open-stores.ts';
import type { ProviderJobRow } from '../store/provider-jobs-store.ts';
import { createQueueRunner } from './queue-runner.ts';

type Deps = {
  stores: Pick<Stores, 'jobs'>;
  box: SecretBox;
  now: () => Date;
  report: (where: string, error: unknown) => void;
  random?: () => number;
};
/** Does what was asked for, or throws. A second time it finds what the first one did: it may have died in between. */
export type JobWork = (payload: unknown, signal: AbortSignal) => Promise<void>;

const CONTEXT = 'provider.job';
/** A kind that nobody does in this run is looked at again then. */
const NOBODY_MS = 3_600_000;
const Problem = z.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) });

export type ProviderJobs = ReturnType<typeof createProviderJobs>;

/**
 * What has to be done at a provider sooner or later: kept, sealed, before it is tried, so that it survives a kill, and
 * tried at a growing distance until it is done or given up (reliability.md F20).
 */
export function createProviderJobs({ stores: { jobs }, box, now, report, random = Math.random }: Deps) {
  const workers = new Map<string, JobWork>();
  const ended = new AbortController();
  let hasBegun = false;
  const later = (milliseconds: number): string => new Date(now().getTime() + milliseconds).toISOString();
  const stopping = abortOf(ended.signal);

  async function work(job: ProviderJobRow): Promise<void> {
    const worker = workers.get(job.kind);
    if (!worker) return jobs.putOff(job, { attempts: job.attempts, at: later(NOBODY_MS), problem: null });
    const payload: unknown = JSON.parse(box.open(job.payload, CONTEXT).toString('utf8'));
    await Promise.race([worker(payload, ended.signal), stopping]);
    jobs.done(job);
  }

  function failed(job: ProviderJobRow, error: unknown): void {
    // A full or locked disk is not the job's fault: the queue comes back by itself.
    if (isDiskFault(error)) throw error;
    if (!(error instanceof AppError)) report(`job.${job.kind}`, error);
    const problem = JSON.stringify(reasonOf(error));
    const pace = jobPace(error, job.attempts, random());
    if (pace.do === 'park') return jobs.park(job, later(0), problem);
    jobs.putOff(job, { attempts: pace.attempts, at: later(pace.milliseconds), problem });
  }

  const queue = createQueueRunner<ProviderJobRow>({
    next: () => (hasBegun ? jobs.next(later(0)) : undefined),
    work,
    failed,
    soonest: () => (hasBegun ? jobs.soonest() : null),
    now,
    report,
  });

  /** Keys or network are others now, or the owner asked for it: all that waits or was given up is tried at once. */
  function tryNow(): void {
    jobs.release(later(0));
    jobs.hurry(later(0));
    queue.wake();
  }

  return {
    /** Says who does a kind of job. What waited for that is taken up. */
    on(kind: string, worker: JobWork): void {
      workers.set(kind, worker);
      queue.wake();
    },
    /**
     * Keeps a job, also within a transaction; one of the same kind and key that still waits is replaced. `at` is when
     * it is first tried: a hint, for whatever lets all that waits be tried at once does so with this one too.
     */
    add(kind: string, payload: unknown, { key, at = later(0) }: { key: string; at?: string }): void {
      jobs.add({ kind, key, payload: box.seal(JSON.stringify(payload), CONTEXT), at });
      queue.wake();
    },
    state: (kind: string, key: string): 'none' | 'waiting' | 'parked' => jobs.state({ kind, key }),
    remove: (kind: string, key: string): void => jobs.remove({ kind, key }),
    tryNow,
    /** Nothing is done before; what was given up in an earlier run gets another chance. */
    begin(): void {
      hasBegun = true;
      tryNow();
    },
    /** What was given up, for the owner: of how many jobs, and why. */
    problems: (): Told[] => toldOf(jobs.parked()),
    /** Resolves when nothing is left that could be done now. */
    settled: queue.settled,
    stop: async (): Promise<void> => {
      ended.abort();
      await queue.stop();
    },
  };
}

/** A provider that takes its time does not keep the program from ending: its job is done again at the next start. */
function abortOf(signal: AbortSignal): Promise<never> {
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('The program ends.')), { once: true });
  });
  aborted.catch(() => undefined);
  return aborted;
}

function reasonOf(error: unknown): Reason {
  const unexpected = tell('something_wrong');
  const { code, values } = (error instanceof AppError ? error.reason : undefined) ?? unexpected;
  return { code, values };
}

function toldOf(parked: readonly { problem: string | null; count: number }[]): Told[] {
  const count = parked.reduce((sum, each) => sum + each.count, 0);
  return count === 0 ? [] : [tell('jobs_given_up', { count }), ...distinct(parked.map(({ problem }) => problem))];
}

function distinct(problems: readonly (string | null)[]): Told[] {
  return [...new Set(problems)].flatMap((problem) => {
    const parsed = Problem.safeParse(JSON.parse(problem ?? 'null'));
    if (!parsed.success || !isSentence(parsed.data.code)) return [];
    return [{ ...parsed.data, sentence: filledIn(sentences[parsed.data.code], parsed.data.values) }];
  });
}

function isSentence(code: string): code is keyof typeof sentences {
  return Object.hasOwn(sentences, code);
}
