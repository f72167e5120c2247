import { openStream, type StreamPhone } from '../../server/pretend/twilio/stream-phone.ts';

const FRAME_MS = 20;
const TICK_MS = 1;
const DIGITS = 8;
/** What is left of 20 ms of μ-law in base64, where each frame begins with its number. */
const SILENCE = '/'.repeat(216 - DIGITS);
/** The last frame may take so long. */
const LATE_MS = 3000;

/** Milliseconds there and back. */
export type Talked = { p50: number; p99: number; frames: number; lost: number; disordered: number };

/** So many calls at once, each fifty frames a second for so long; everything is said back. */
export async function talk({ url, calls, seconds }: { url: string; calls: number; seconds: number }): Promise<Talked> {
  const callers = await Promise.all(Array.from({ length: calls }, (_, nth) => dial(url, nth)));
  const began = performance.now();
  const last = began + seconds * 1000;
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const now = performance.now();
      // Calls do not begin in step with each other.
      for (const [nth, caller] of callers.entries())
        caller.until(began + (nth / calls) * FRAME_MS, Math.min(now, last));
      if (now < last) return;
      clearInterval(timer);
      resolve();
    }, TICK_MS);
  });
  const deadline = performance.now() + LATE_MS;
  while (callers.some((caller) => caller.isWaiting()) && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, FRAME_MS));
  const results = callers.map((caller) => caller.hangUp());
  const times = results.flatMap(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
  const sum = (of: (one: (typeof results)[number]) => number): number => results.reduce((all, one) => all + of(one), 0);
  const at = (share: number): number => times[Math.floor((times.length - 1) * share)] ?? NaN;
  const frames = sum(({ sent }) => sent);
  return { p50: at(0.5), p99: at(0.99), frames, lost: frames - times.length, disordered: sum((one) => one.disordered) };
}

async function dial(url: string, nth: number) {
  const sid = nth.toString(16).padStart(32, '0');
  const start = { streamSid: `MZ${sid}`, callSid: `CA${sid}`, accountSid: `AC${sid}`, parameters: {} };
  const phone: StreamPhone = await openStream({ url, headers: {} }, start);
  const sentAt: number[] = [];
  const milliseconds: number[] = [];
  let disordered = 0;
  phone.onHeard((payload) => {
    // Kept, it would be copied by every collection of this process, whose pauses make bursts of what is to come evenly.
    phone.heard.length = 0;
    const number = Number(payload.slice(0, DIGITS));
    if (number !== milliseconds.length) disordered += 1;
    milliseconds.push(performance.now() - (sentAt[number] ?? NaN));
  });
  return {
    /** Says every frame that is due by now. */
    until(began: number, now: number): void {
      while (began + sentAt.length * FRAME_MS <= now) {
        const payload = String(sentAt.length).padStart(DIGITS, '0') + SILENCE;
        sentAt.push(performance.now());
        phone.says(payload);
      }
    },
    isWaiting: (): boolean => milliseconds.length < sentAt.length,
    hangUp() {
      phone.hangUp();
      return { milliseconds, sent: sentAt.length, disordered };
    },
  };
}
