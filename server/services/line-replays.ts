const KEPT_MS = 60_000;
const MOST = 200;

/**
 * Answers a call with what it was given within the last minute. The carrier asks again where our answer was lost on its
 * way (twilio.md §2.1), and the voice provider is to hear of each call once.
 */
export function createReplays<Given>({ now, isKept }: { now: () => Date; isKept: (given: Given) => boolean }) {
  const kept = new Map<string, { at: number; given: Promise<Given> }>();

  /** The oldest are first. */
  function forgetOld(at: number): void {
    for (const [callSid, one] of kept) {
      if (at - one.at < KEPT_MS && kept.size <= MOST) return;
      kept.delete(callSid);
    }
  }

  /** `ask` must not reject. Who asks while the first one still waits, waits with it. */
  return async function once(callSid: string, ask: () => Promise<Given>): Promise<Given> {
    const at = now().getTime();
    forgetOld(at);
    const before = kept.get(callSid);
    if (before) return before.given;
    const given = ask();
    kept.set(callSid, { at, given });
    if (!isKept(await given)) kept.delete(callSid);
    return given;
  };
}
