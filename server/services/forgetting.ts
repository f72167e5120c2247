import type { CommandOutput, ParsedInput } from '#contract/commands.ts';
import { refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import { tell } from '#contract/told.ts';
import type { CallRecord } from '../domain/call-record.ts';
import type { Bus } from '../platform/bus.ts';
import { forEveryOne } from '../platform/each.ts';
import type { Stores } from '../store/open-stores.ts';
import type { Audit } from './audit.ts';
import { createAnyCall } from './any-call.ts';
import type { CallerFinder } from './caller-finder.ts';
import type { Erasure } from './erasure.ts';
import type { ErasureCertificates } from './erasure-certificates.ts';
import { createIndexRemoval } from './index-removal.ts';
import type { ProviderErasure } from './provider-erasure.ts';
import type { Recordings } from './recordings.ts';
import type { RingLog } from './ring-log.ts';

type Deps = {
  stores: Stores;
  finder: CallerFinder;
  erasure: Erasure;
  certificates: Pick<ErasureCertificates, 'issue' | 'extend'>;
  audit: Pick<Audit, 'forget'>;
  /** Where the calls are kept besides. */
  elsewhere: ProviderErasure;
  recordings: Recordings;
  ringLog: RingLog;
  /** Resolves when every delivery that has arrived is learned from. */
  catchUp: () => Promise<void>;
  bus: Bus<AppEvents>;
  now: () => Date;
};

export type Forgetting = ReturnType<typeof createForgetting>;

/**
 * Forgets a person for good, with all that has arrived about them, while the phone goes on being answered. What another
 * business of this installation knows of the same number is another person's, and stays.
 */
export function createForgetting(deps: Deps) {
  const { stores, finder, erasure, elsewhere, bus } = deps;
  const learnWhatCame = createLearningFirst(deps);
  const find = createAnyCall({ stores });
  const eraseNow = createErasing(deps);
  const eraseCallNow = createCallErasing(deps);
  const withoutWords = createIndexRemoval(deps);
  const callIdsOf = (personId: string): string[] => erasure.callsOf(personId).map((call) => call.id);
  const { finish, cleanUp, leave, emptyLater } = createLeftovers(deps);

  async function forget({ id, business }: ParsedInput<'callers.forget'>): Promise<CommandOutput<'callers.forget'>> {
    await learnWhatCame();
    const { personId, erased, certificate, gone, files } = await withoutWords(
      callIdsOf(finder.person(id, business)),
      async () => {
        await learnWhatCame();
        const personId = finder.person(id, business);
        return { personId, ...eraseNow(personId) };
      },
    );
    cleanUp(files);
    bus.publish('caller.forgotten', { callerId: personId });
    return { erased, certificate, provider: await elsewhere.told(gone) };
  }

  /**
   * Forgets one of those who were not heard of for long. `isStill` is asked again once all that came is learned: who
   * called meanwhile stays. All of a round share a certificate; null where nobody was forgotten.
   */
  async function forgetIdle(
    this: void,
    id: string,
    isStill: () => boolean,
    certificate: string | null,
  ): Promise<string | null> {
    await learnWhatCame();
    if (!isStill()) return null;
    const done = await withoutWords(callIdsOf(id), async () => {
      await learnWhatCame();
      return isStill() ? eraseNow(id, certificate) : null;
    });
    if (done === null) return null;
    leave(done.files);
    bus.publish('caller.forgotten', { callerId: id });
    return done.certificate;
  }

  /** `id` is any id of the call. */
  async function forgetCall({ id }: ParsedInput<'calls.forget'>): Promise<CommandOutput<'calls.forget'>> {
    await learnWhatCame();
    const { call, gone, files } = await withoutWords([find(id).id], async () => {
      await learnWhatCame();
      return eraseCallNow(find(id));
    });
    cleanUp(files);
    bus.publish('call.forgotten', { id: call.id, callerId: call.personId });
    return { provider: await elsewhere.told(gone) };
  }

  return { forget, forgetIdle, forgetCall, finish, emptyLater };
}

/** One commit for all of somebody, with its proof: under a certificate of its own, or `under` one there is. */
function createErasing({ stores, erasure, certificates, audit, elsewhere, now }: Deps) {
  return function eraseNow(personId: string, under: string | null = null) {
    const files: string[] = [];
    const calls = erasure.callsOf(personId);
    const gone = elsewhere.of(personId, calls, now());
    const done = stores.transact(() => {
      // Kept in the same commit: what is gone here must not be left there because of a crash in between.
      const asked = elsewhere.ask(gone);
      const at = now().toISOString();
      const own = [personId, ...calls.map((call) => call.id)];
      const erased = erasure.erase(personId, at, files);
      if (under !== null) certificates.extend(under, at, erased, asked);
      const certificate = under ?? certificates.issue(at, erased, asked);
      audit.forget(own, certificate);
      return { erased, certificate };
    });
    return { ...done, gone, files };
  };
}

function createCallErasing({ stores, erasure, elsewhere, now }: Deps) {
  return function eraseCallNow(call: CallRecord) {
    if (call.status === 'live') throw refused('conflict', tell('conversations_call_live'));
    const gone = elsewhere.ofCall(call, now());
    const files: string[] = [];
    stores.transact(() => {
      elsewhere.ask(gone);
      erasure.eraseOne(call, now().toISOString(), files);
    });
    return { call, gone, files };
  };
}

/** What has arrived is learned first: a delivery that still waits does not show whose it is. */
function createLearningFirst({ ringLog, catchUp }: Pick<Deps, 'ringLog' | 'catchUp'>) {
  return async function learnWhatCame(): Promise<void> {
    ringLog.flush();
    await catchUp();
    ringLog.flush();
    // A ring that was answered and not written holds what the agent was told.
    if (ringLog.waiting() > 0) throw refused('unavailable', tell('database_waits'));
  };
}

/** What stays behind an erasing commit: pages in the write-ahead log, and files. */
function createLeftovers({ stores, recordings }: Pick<Deps, 'stores' | 'recordings'>) {
  let isLogFull = false;
  const filesLeft = new Set<string>();

  /** Empties the write-ahead log and removes recordings; what somebody else has open just now is tried again. */
  function finish(): void {
    if (isLogFull) isLogFull = !stores.checkpoint();
    forEveryOne(filesLeft, (file) => {
      recordings.remove(file);
      filesLeft.delete(file);
    });
  }

  function leave(files: readonly string[]): void {
    isLogFull = true;
    for (const file of files) filesLeft.add(file);
  }

  function cleanUp(files: readonly string[]): void {
    leave(files);
    try {
      finish();
    } catch {
      // Housekeeping goes on with it, and reports it if it fails again.
    }
  }

  return {
    finish,
    cleanUp,
    /** For many one after the other: housekeeping goes on with it. */
    leave,
    /** Empties the log the next time that `finish` is called. */
    emptyLater: (): void => void (isLogFull = true),
  };
}
