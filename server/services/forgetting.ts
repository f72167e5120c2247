import type { CommandOutput, ParsedInput } from '#contract/commands.ts';
import { refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import { tell } from '#contract/told.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import type { Audit } from './audit.ts';
import { createAnyCall } from './any-call.ts';
import type { CallerFinder } from './caller-finder.ts';
import type { Erasure } from './erasure.ts';
import type { ErasureCertificates } from './erasure-certificates.ts';
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
  const { stores, finder, erasure, elsewhere, bus, now } = deps;
  const learnWhatCame = createLearningFirst(deps);
  const find = createAnyCall({ stores });
  const eraseNow = createErasing(deps);
  const { removeFromIndex, takeOutOfIndex } = createIndexRemoval(deps);
  const { finish, cleanUp, leave, emptyLater } = createLeftovers(deps);

  async function forget({ id, business }: ParsedInput<'callers.forget'>): Promise<CommandOutput<'callers.forget'>> {
    await learnWhatCame();
    await takeOutOfIndex(finder.person(id, business));
    await learnWhatCame();
    const personId = finder.person(id, business);
    const { erased, certificate, gone, files } = eraseNow(personId);
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
    const putBack = await takeOutOfIndex(id);
    await learnWhatCame();
    if (!isStill()) {
      putBack();
      return null;
    }
    const done = eraseNow(id, certificate);
    leave(done.files);
    bus.publish('caller.forgotten', { callerId: id });
    return done.certificate;
  }

  /** `id` is any id of the call. */
  async function forgetCall({ id }: ParsedInput<'calls.forget'>): Promise<CommandOutput<'calls.forget'>> {
    await learnWhatCame();
    await removeFromIndex(find(id).id);
    await learnWhatCame();
    const call = find(id);
    if (call.status === 'live') throw refused('conflict', tell('conversations_call_live'));
    const gone = elsewhere.ofCall(call, now());
    const files: string[] = [];
    stores.transact(() => {
      elsewhere.ask(gone);
      erasure.eraseOne(call, now().toISOString(), files);
    });
    cleanUp(files);
    bus.publish('call.forgotten', { id: call.id, callerId: call.personId });
    return { provider: await elsewhere.told(gone) };
  }

  return { forget, forgetIdle, forgetCall, finish, emptyLater };
}

/** For those who are forgotten soon after. */
function createIndexRemoval({ stores, erasure }: Pick<Deps, 'stores' | 'erasure'>) {
  /** @returns what puts it back */
  async function removeFromIndex(callId: string): Promise<() => void> {
    const taken: ReturnType<typeof stores.passages.removeSome> = [];
    for (;;) {
      const some = stores.passages.removeSome(callId);
      if (some.length === 0) return () => stores.passages.putBack(callId, taken);
      taken.push(...some);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /**
   * Takes the words out of the search index beforehand, a few at a time: for good it costs a millisecond each, and the
   * phone must be answered meanwhile. Until all the rest is erased at once, the person is only harder to find.
   *
   * @returns what puts them back, for whoever stays
   */
  async function takeOutOfIndex(personId: string): Promise<() => void> {
    const putBack: (() => void)[] = [];
    for (const { id } of erasure.callsOf(personId)) putBack.push(await removeFromIndex(id));
    return () => stores.transact(() => putBack.forEach((put) => put()));
  }

  return { removeFromIndex, takeOutOfIndex };
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
    for (const file of filesLeft) {
      recordings.remove(file);
      filesLeft.delete(file);
    }
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
