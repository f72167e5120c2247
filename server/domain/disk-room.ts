const MB = 1024 ** 2;

/** Less than this and the owner is told that callers will be affected, while everything is still kept. */
export const LITTLE_ROOM = 200 * MB;
/** So much more makes it good again: a disk that is filled and emptied by a few files is no news every minute. */
const ROOM_AGAIN = 300 * MB;

/** What lies beside the database to be set free on a full disk: a log of SQLite's and a few days of rings and bookings. */
export const RESERVE_BYTES = 8 * MB;
/** The reserve is nobody's reason for a full disk. */
const ROOM_FOR_RESERVE = 4 * RESERVE_BYTES;

/** Whether little room is left, after it was so `before`. */
export function isLittleRoom(before: boolean, free: number): boolean {
  return free < (before ? ROOM_AGAIN : LITTLE_ROOM);
}

export function mayHoldReserve(free: number): boolean {
  return free >= ROOM_FOR_RESERVE;
}
