import { z } from 'zod';

import type { SecretName } from '#contract/settings.ts';
import type { SecretBox } from '../platform/secret-box.ts';
import type { Stores } from '../store/open-stores.ts';

/** A secret set in the window, and the one it took the place of. */
const Kept = z.object({
  value: z.string(),
  previous: z.object({ value: z.string(), until: z.iso.datetime() }).nullable(),
  /** The one place that it may be sent to, sealed with it; null: not settled yet, or it is sent nowhere. */
  goesTo: z.string().nullable().default(null),
});
type Kept = z.infer<typeof Kept>;

/** What the provider's end may still send after a rotation is believed this long (reliability.md T27). */
const PREVIOUS_MS = 24 * 60 * 60_000;
const PREFIX = 'window:';

type Deps = {
  stores: Stores;
  box: SecretBox;
  /** What the environment sets: the secret in use first, then the one that is being replaced. */
  configured: Readonly<Partial<Record<SecretName, readonly string[]>>>;
  /** Those among them that the demo made up. */
  madeUp: readonly SecretName[];
  now: () => Date;
};

type Setting = { overlap: boolean; goesTo?: string | null };

export type SecretKeeper = ReturnType<typeof createSecretKeeper>;

/** The secrets in force: the environment's, else those the owner set in the window, which are kept sealed. */
export function createSecretKeeper({ stores, box, configured, madeUp, now }: Deps) {
  const kept = new Map<SecretName, Kept>();
  for (const name of SECRETS) {
    const sealed = stores.settings.secret(PREFIX + name);
    if (sealed) kept.set(name, Kept.parse(JSON.parse(box.open(sealed, PREFIX + name).toString('utf8'))));
  }

  const byEnvironment = (name: SecretName): boolean => (configured[name] ?? []).length > 0;

  function previousOf(name: SecretName): Kept['previous'] {
    const previous = kept.get(name)?.previous ?? null;
    return previous !== null && now().toISOString() < previous.until ? previous : null;
  }

  function store(name: SecretName, next: Kept): void {
    const at = now().toISOString();
    stores.settings.setSecret(PREFIX + name, box.seal(JSON.stringify(next), PREFIX + name), at);
    kept.set(name, next);
  }

  function settle(name: SecretName, goesTo: string): void {
    const own = kept.get(name);
    if (own && own.goesTo !== goesTo) store(name, { ...own, goesTo });
  }

  /** The secret in use first, then the one before it while it still counts. Empty: whoever needs it says so. */
  function inUse(name: SecretName): readonly string[] {
    const given = configured[name] ?? [];
    const own = kept.get(name);
    // A webhook that Linekeeper made has a signing secret of its own beside the one that the environment knows.
    if (!own || (given.length > 0 && name !== 'webhook')) return given;
    const previous = previousOf(name);
    return [...given, own.value, ...(previous === null ? [] : [previous.value])];
  }

  return {
    byEnvironment,
    isMadeUp: (name: SecretName): boolean => madeUp.includes(name),
    /** Every secret in force, for whoever must keep them out of something. */
    all: (): readonly string[] => SECRETS.flatMap((name) => [...inUse(name)]),
    isSet: (name: SecretName): boolean => byEnvironment(name) || kept.has(name),
    inUse,
    /** What was set in the window or by the setup, whatever the environment says; null where nothing was. */
    own: (name: SecretName): string | null => kept.get(name)?.value ?? null,
    /** Where alone it may be sent, as far as that is settled. */
    goesTo: (name: SecretName): string | null => kept.get(name)?.goesTo ?? null,
    settle,
    previousUntil: (name: SecretName): string | null =>
      byEnvironment(name) ? null : (previousOf(name)?.until ?? null),
    /** Takes effect at once. With `overlap` the one before counts for another 24 hours; null takes both away. */
    set(name: SecretName, value: string | null, { overlap, goesTo = null }: Setting): void {
      if (value === null) {
        stores.settings.removeSecret(PREFIX + name);
        return void kept.delete(name);
      }
      const before = kept.get(name);
      if (before?.value === value) return void (goesTo !== null && settle(name, goesTo));
      const until = new Date(now().getTime() + PREVIOUS_MS).toISOString();
      store(name, { value, previous: before && overlap ? { value: before.value, until } : null, goesTo });
    },
    /** Erases what has been replaced for longer than it counts. */
    tidy(): void {
      for (const [name, own] of kept)
        if (own.previous !== null && previousOf(name) === null) store(name, { ...own, previous: null });
    },
  };
}

const SECRETS = [
  ...(['initiation', 'webhook', 'tool', 'brain', 'relay', 'modelKey', 'tunnelToken'] as const),
  ...(['elevenLabsKey', 'twilioToken', 'twilioApiKey'] as const),
] satisfies readonly SecretName[];
