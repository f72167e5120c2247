import { SetupDraft } from '#contract/setup.ts';
import type { SecretBox } from '../platform/secret-box.ts';
import type { Stores } from '../store/open-stores.ts';

type Deps = { stores: Pick<Stores, 'settings'>; box: SecretBox; now: () => Date };

export type SetupDrafts = ReturnType<typeof createSetupDrafts>;

/** Where a shop's draft lies, sealed: the number of a person stands in it. */
export function setupDraftName(business: string): string {
  return `setup:${business}`;
}

/** How far the owner came with each shop's wizard, over closed windows and restarts. */
export function createSetupDrafts({ stores: { settings }, box, now }: Deps) {
  return {
    /** Null where nothing was begun, and where a version before this one left something that is not understood. */
    get(business: string): SetupDraft | null {
      const sealed = settings.secret(setupDraftName(business));
      if (!sealed) return null;
      const words: unknown = JSON.parse(box.open(sealed, setupDraftName(business)).toString('utf8'));
      return SetupDraft.safeParse(words).data ?? null;
    },
    keep(business: string, draft: SetupDraft | null): SetupDraft | null {
      const name = setupDraftName(business);
      if (draft === null) settings.removeSecret(name);
      else settings.setSecret(name, box.seal(JSON.stringify(draft), name), now().toISOString());
      return draft;
    },
  };
}
