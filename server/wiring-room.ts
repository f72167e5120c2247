import { RESERVE_BYTES } from './domain/disk-room.ts';
import { freeBytes } from './platform/free-bytes.ts';
import { createReserveFile } from './platform/reserve-file.ts';
import { createDiskRoom, type DiskRoom } from './services/disk-room.ts';
import type { WiringOptions } from './wiring-options.ts';

/** Who watches the room on the disk of the data directory. */
export function wireRoom({ data, dataDir, log, report }: WiringOptions): DiskRoom {
  const reserve = createReserveFile({ dataDir, bytes: RESERVE_BYTES });
  const room = createDiskRoom({ reserve, freeBytes: () => freeBytes(dataDir), log, report });
  data.stores.whenFull(room.full);
  return room;
}
