import type { AppEvents } from '#contract/events.ts';
import type { Bus } from '../platform/bus.ts';

/** Calls that are going on still ask at the address before (twilio.md §8). */
const LASTING_MS = 10 * 60_000;

type Deps = { current: () => string | null; bus: Bus<AppEvents>; now: () => Date };

/** The public addresses that a provider may have been given: the present one, and for ten minutes the one before it. */
export function createPublicBases({ current, bus, now }: Deps) {
  let known = current();
  let before: { address: string; until: number } | null = null;

  function look(): void {
    const address = current();
    if (address === null || address === known) return;
    if (known !== null) before = { address: known, until: now().getTime() + LASTING_MS };
    known = address;
  }

  bus.subscribe(({ name }) => {
    if (name === 'tunnel.changed') look();
  });

  return (): string[] => {
    look();
    const previous = before !== null && now().getTime() < before.until ? [before.address] : [];
    const all = [current() ?? [], previous].flat();
    return all.map((address) => address.replace(/\/$/, ''));
  };
}
