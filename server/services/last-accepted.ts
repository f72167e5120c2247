import type { Stores } from '../store/open-stores.ts';

const NAME = 'intake.accepted-at';
/** Often enough to tell whether one came after a failure, and no load when thousands come at once. */
const EVERY_MS = 1000;

type Settings = Pick<Stores, 'settings'>;

/** When a signed report was last accepted; null where none ever was. What was fetched instead does not count. */
export function lastAccepted({ settings }: Settings): string | null {
  return settings.get(NAME) ?? null;
}

/** Notes, at most once a second, that one was accepted. Call inside the transaction that keeps it. */
export function createAcceptedNote({ settings }: Settings, now: () => Date): () => void {
  let noted = 0;
  return () => {
    const at = now();
    if (Math.abs(at.getTime() - noted) < EVERY_MS) return;
    noted = at.getTime();
    settings.set(NAME, at.toISOString());
  };
}
