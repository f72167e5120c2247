const HOUR_MS = 60 * 60_000;

/** So long has nobody written when the line counts as quiet: to empty the log costs little then. */
export const QUIET_MS = 1000;
/** So long is waited for it; after that, whoever writes waits a few milliseconds more. */
const PATIENCE_MS = HOUR_MS;
/** What SECURITY.md promises. */
const PROMISED_MS = 24 * HOUR_MS;

/** Whether unused bytes may be blanked now, of what was erased so long ago. */
export function mayWipe({ quietMs, dueMs }: { quietMs: number; dueMs: number }): boolean {
  return quietMs >= QUIET_MS || dueMs >= PATIENCE_MS;
}

export function isWipeLate(dueMs: number): boolean {
  return dueMs >= PROMISED_MS;
}
