import { isBusy, isDiskFault } from '../store/disk-fault.ts';

type Deps = { report: (where: string, error: unknown) => void };

type Deed = {
  /** A deed takes the place of one of the same name that still waits. */
  name: string | null;
  work: () => void;
  over: () => void;
  failed: (error: unknown) => void;
};

/** A shop has a few a minute; this many mean that the disk has been gone for long. */
export const MAX_DEEDS = 1000;
/** How long a sender waits until it is told that nothing is kept yet. */
const PATIENCE_MS = 1500;
const SOON_MS = 25;
const LATER_MS = 1000;

export type CarrierDeeds = ReturnType<typeof createCarrierDeeds>;

/**
 * What is to be written because the carrier told it: it tells most of it once. While the disk, or another program, is in
 * the way, it waits here in the order in which it came. A deed may be tried any number of times, and must not mind.
 */
export function createCarrierDeeds({ report }: Deps) {
  const patient = new Set<() => void>();
  const queue = createQueue({ report, isAwaited: () => patient.size > 0 });
  const failed = (error: unknown): void => report('carrier', error);

  return {
    /** Does it now, or as soon as the disk takes it. */
    keep(work: () => void): void {
      if (!queue.add({ name: null, work, over: () => undefined, failed }))
        failed(new Error('Too much waits for the disk'));
    },
    /**
     * The same for a sender who can be told: resolves to false where it could not be written within a moment. It is done
     * later all the same, unless too much waits already. Rejects with what is not the disk's fault.
     */
    kept: (work: () => void, name: string | null = null): Promise<boolean> =>
      new Promise((resolve, reject) => {
        const settled = (): void => {
          clearTimeout(deadline);
          patient.delete(giveUp);
        };
        const tell = (isKept: boolean) => (): void => {
          settled();
          resolve(isKept);
        };
        const giveUp = tell(false);
        const gaveOut = (error: unknown): void => {
          settled();
          reject(error instanceof Error ? error : new Error('Not written', { cause: error }));
        };
        const deadline = setTimeout(giveUp, PATIENCE_MS);
        patient.add(giveUp);
        if (!queue.add({ name, work, over: tell(true), failed: gaveOut })) giveUp();
      }),
    waiting: queue.waiting,
    flush: queue.tryAll,
    /** Writes what it can, then never again: the database is about to be closed. */
    stop(this: void): void {
      queue.stop();
      for (const giveUp of patient) giveUp();
    },
  };
}

/** `isAwaited`: somebody waits for it, and it is tried more often. */
function createQueue({ report, isAwaited }: Deps & { isAwaited: () => boolean }) {
  let waiting: Deed[] = [];
  let timer: NodeJS.Timeout | undefined;
  let [isTrying, isStopped] = [false, false];
  let reported: Deed | null = null;

  /** False where the disk did not take it. */
  function isOver(deed: Deed): boolean {
    try {
      deed.work();
    } catch (error) {
      if (!isDiskFault(error)) deed.failed(error);
      else {
        if (!isBusy(error) && reported !== deed) report('carrier', error);
        reported = deed;
      }
      return !isDiskFault(error);
    }
    deed.over();
    return true;
  }

  function tryAll(): void {
    // What a deed asks for itself comes after it.
    if (isTrying) return;
    isTrying = true;
    clearTimeout(timer);
    timer = undefined;
    for (let [first] = waiting; first !== undefined && isOver(first); [first] = waiting)
      waiting = waiting.filter((deed) => deed !== first);
    isTrying = false;
    if (waiting.length > 0 && !isStopped) timer = setTimeout(tryAll, isAwaited() ? SOON_MS : LATER_MS).unref();
  }

  return {
    tryAll,
    /** False where too much waits. */
    add(deed: Deed): boolean {
      const same = deed.name === null ? -1 : waiting.findIndex(({ name }) => name === deed.name);
      if (same === -1 && waiting.length >= MAX_DEEDS) return false;
      waiting = same === -1 ? [...waiting, deed] : waiting.with(same, deed);
      tryAll();
      return true;
    },
    waiting: (): number => waiting.length,
    stop(): void {
      isStopped = true;
      tryAll();
      clearTimeout(timer);
    },
  };
}
