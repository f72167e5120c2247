/** What was asked of the program and what it answered; all that the end is judged by. */
export type Ledger = ReturnType<typeof createLedger>;

/** `up`: nothing was done to the program. `troubled`: it may be late. `down`: it may be away. */
export type Weather = 'up' | 'troubled' | 'down';

export function createLedger() {
  const rings: Record<Weather, number[]> = { up: [], troubled: [], down: [] };
  const acks: Record<Weather, number[]> = { up: [], troubled: [], down: [] };
  return {
    rings,
    acks,
    /** By conversation: what was delivered, and of whom; then whether 200 came. */
    attempted: new Map<string, { body: string; number: string }>(),
    acknowledged: new Set<string>(),
    /** By id: what the last answer about an appointment was. */
    booked: new Map<string, 'scheduled' | 'cancelled' | 'unsure'>(),
    forgotten: [] as { number: string; name: string }[],
    faults: new Map<string, number>(),
    /** What must never happen, each told once as it happens. */
    wrong: [] as string[],
    counts: { rings: 0, deliveries: 0, repeats: 0, refused: 0, tools: 0, looks: 0, strangers: 0, starts: 0 },
  };
}
