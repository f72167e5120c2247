/** What tells whether somebody was heard of: how often each holds them here, and the last time of each kind. */
export type CallerSigns = {
  id: string;
  businessId: string;
  /** Blocked, on the phone, with an open task, waiting for a time: each alone keeps them. */
  holds: number;
  /** Instants of the last call, text, booking, note and fact, and when they were first known. */
  seen: readonly (string | null)[];
  /** When the last of all their appointments ends, those ahead included. */
  bookedUntilMs: number | null;
};

/** Whether nobody called, booked, was texted or written about since an instant, and nothing is still to be done. */
export function isIdle({ holds, seen, bookedUntilMs }: CallerSigns, before: string): boolean {
  const booked = bookedUntilMs === null ? null : new Date(bookedUntilMs).toISOString();
  return holds === 0 && [...seen, booked].every((at) => at === null || at < before);
}
