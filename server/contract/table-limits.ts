/** As large as a table may be that is brought in at once, in bytes. */
export const LARGEST_TABLE_BYTES = 1_000_000;
