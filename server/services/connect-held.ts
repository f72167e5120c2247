import { z } from 'zod';

import { ENGINE_STEP } from '../domain/connect/engine-steps.ts';
import type { HeaderSecret } from '../domain/connect/found.ts';
import { SHARED, type ConnectJournal, type Entry } from './connect-journal.ts';
import type { SecretKeeper } from './secret-keeper.ts';

type Deps = {
  secrets: Pick<SecretKeeper, 'inUse'>;
  journal: ConnectJournal;
  /** What the secret in force is known by; null where none is set. */
  markOf: (name: HeaderSecret) => string | null;
};

const Marked = z.object({ mark: z.string() });
const Made = z.object({ id: z.string() });
const NAMES: readonly HeaderSecret[] = ['initiation', 'tool', 'brain'];

/** What the agents' provider holds of our secrets, as it was noted when it was given them. */
export function createHeldSecrets({ secrets, journal, markOf }: Deps) {
  const done = (step: string): Entry | null => {
    const entry = journal.find(SHARED, step);
    return entry?.isDone ? entry : null;
  };
  const markThere = (name: HeaderSecret): string | undefined =>
    Marked.safeParse(done(`secret:${name}`)?.after).data?.mark;
  const webhook = (): string | null => Made.safeParse(done('webhook')?.after).data?.id ?? null;

  return {
    /** Those that were changed here since; `isBelieved` while the one before still counts. */
    secretsThere: (): { name: HeaderSecret; isBelieved: boolean }[] =>
      NAMES.filter((name) => ![undefined, markOf(name)].includes(markThere(name))).map((name) => ({
        name,
        isBelieved: secrets.inUse(name).length > 1,
      })),
    /** The one for finished calls that we made. */
    ownWebhook: webhook,
    /** The Speech Engine that was set up for a business; null where none was, or that is not finished. */
    engineOf(business: string): string | null {
      const entry = journal.find(business, ENGINE_STEP);
      return entry?.isDone ? (Made.safeParse(entry.after).data?.id ?? null) : null;
    },
    /** Lets go of it, so that the plan makes another with a secret that we know. Nothing happens where it is not ours. */
    renewWebhook(id: string): void {
      const entry = done('webhook');
      if (entry && webhook() === id) journal.finish(SHARED, 'webhook', { mark: '' });
    },
  };
}
