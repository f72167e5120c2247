import { describe, expect, it } from 'vitest';

import { RESERVE_BYTES } from '../../server/domain/disk-room.ts';
import { createDiskRoom } from '../../server/services/disk-room.ts';

const MB = 1024 ** 2;

/** A disk with so much room as `free` says, and a reserve that takes its own. */
function aDisk() {
  const disk = { free: 1024 * MB, isHeld: false, events: [] as string[], faults: [] as unknown[] };
  const room = createDiskRoom({
    reserve: {
      isHeld: () => disk.isHeld,
      async hold() {
        await Promise.resolve();
        if (disk.free < RESERVE_BYTES) throw new Error('no room');
        disk.isHeld = true;
      },
      give: () => void (disk.isHeld = false),
    },
    freeBytes: () => Promise.resolve(disk.free),
    log: { event: (name) => void disk.events.push(name) },
    report: (_where, error) => void disk.faults.push(error),
  });
  return { disk, room };
}

describe('F4: the room on the disk', () => {
  it('when it runs low, then it is told at 200 MB, and told to be over at 300 MB only', async () => {
    const { disk, room } = aDisk();
    const told: (string | undefined)[] = [];
    for (const megabytes of [201, 199, 201, 299, 300, 250]) {
      disk.free = megabytes * MB;
      await room.look();
      told.push(room.trouble()[0]?.code);
    }
    expect(told).toEqual([undefined, 'disk_little', 'disk_little', 'disk_little', undefined, undefined]);
  });

  it('when the disk is full, then the reserve is given once, and taken back when there is room for it four times over', async () => {
    const { disk, room } = aDisk();
    await room.look();
    expect([disk.isHeld, room.isSpent()]).toEqual([true, false]);

    disk.free = 0;
    room.full();
    room.full();
    expect([disk.isHeld, room.isSpent()]).toEqual([false, true]);
    expect(room.trouble().map(({ code }) => code)).toEqual(['disk_full']);

    disk.free = 4 * RESERVE_BYTES - 1;
    await room.look();
    expect([disk.isHeld, room.isSpent()]).toEqual([false, true]);

    disk.free = 4 * RESERVE_BYTES;
    await room.look();
    expect([disk.isHeld, room.isSpent()]).toEqual([true, false]);
    expect(disk.events).toEqual(['disk.full', 'disk.room']);
    expect(disk.faults).toEqual([]);
  });

  it('when the program ends, then the reserve is given where little room is left, and kept elsewhere', async () => {
    for (const [megabytes, isKept] of [
      [150, false],
      [500, true],
    ] as const) {
      const { disk, room } = aDisk();
      disk.free = megabytes * MB;
      await room.look();
      await room.close();
      await room.look();
      expect(disk.isHeld).toBe(isKept);
    }
  });
});
