import { tell, type Told } from '#contract/told.ts';
import { isLittleRoom, mayHoldReserve } from '../domain/disk-room.ts';
import type { Logger } from '../platform/logger.ts';
import type { ReserveFile } from '../platform/reserve-file.ts';

type Deps = {
  reserve: ReserveFile;
  /** Bytes that may still be written where the database lies. */
  freeBytes: () => Promise<number>;
  log: Pick<Logger, 'event'>;
  report: (where: string, error: unknown) => void;
};

const MB = 1024 ** 2;

export type DiskRoom = ReturnType<typeof createDiskRoom>;

/**
 * Watches how much room is left for the database (reliability F4). On a full disk the reserve is set free for what does
 * not come again: bookings, rings, erasures, the end of the program. Reports of calls come again, and are put off.
 */
export function createDiskRoom({ reserve, freeBytes, log, report }: Deps) {
  let free = Infinity;
  let isLittle = false;
  let isSpent = false;
  let isClosed = false;
  let looking: Promise<void> | null = null;

  function spend(): void {
    if (!reserve.isHeld()) return;
    isSpent = true;
    log.event('disk.full');
    reserve.give();
  }

  async function lookNow(): Promise<void> {
    if (isClosed) return;
    free = await freeBytes();
    isLittle = isLittleRoom(isLittle, free);
    if (!mayHoldReserve(free)) return;
    if (!reserve.isHeld()) await reserve.hold();
    if (isSpent) log.event('disk.room');
    isSpent = false;
  }

  return {
    /** Resolves when it was looked; a second look waits for the first. */
    look: (): Promise<void> =>
      (looking ??= lookNow()
        .catch((error: unknown) => report('disk-room', error))
        .finally(() => (looking = null))),
    /** The disk refused to take something because it is full. */
    full: spend,
    /** Whether only what does not come again is taken. */
    isSpent: (): boolean => isSpent,
    trouble(): Told[] {
      if (isSpent) return [tell('disk_full')];
      return isLittle ? [tell('disk_little', { megabytes: Math.floor(free / MB) })] : [];
    },
    /** Before the last writes of the program, which find room where there was little. Nothing is looked at any more. */
    async close(): Promise<void> {
      isClosed = true;
      await looking;
      if (isLittle) spend();
    },
  };
}
