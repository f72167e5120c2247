import { randomBytes } from 'node:crypto';

import type { SecretBox } from '../platform/secret-box.ts';
import type { Stores } from '../store/open-stores.ts';

const NAME = 'remote-writes.token';

export type RemoteWrites = ReturnType<typeof createRemoteWrites>;

/**
 * The switch for seed 000's two write routes on the webhook door. Their token is apart from every other, may only
 * write, is shown once and kept sealed; closing the switch makes it worthless.
 */
export function createRemoteWrites({ stores, box, now }: { stores: Stores; box: SecretBox; now: () => Date }) {
  const sealed = stores.settings.secret(NAME);
  let tokens: readonly string[] = sealed ? [box.open(sealed, NAME).toString('utf8')] : [];

  return {
    enabled: (): boolean => tokens.length > 0,
    /** The one token that is valid now; empty while the switch is off. */
    tokens: (): readonly string[] => tokens,
    set({ enabled }: { enabled: boolean }): { enabled: boolean; token: string | null } {
      tokens = enabled ? [randomBytes(32).toString('base64url')] : [];
      const [issued] = tokens;
      if (issued) stores.settings.setSecret(NAME, box.seal(issued, NAME), now().toISOString());
      else stores.settings.removeSecret(NAME);
      return { enabled, token: issued ?? null };
    },
  };
}
