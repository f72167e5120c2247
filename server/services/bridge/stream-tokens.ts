import { randomBytes } from 'node:crypto';

import { matchingSecret } from '../../platform/same-bytes.ts';

type Deps = {
  /** Milliseconds of a clock that never goes back. */
  elapsed: () => number;
};

const TOKEN_BYTES = 32;
const LIFE_MS = 30_000;
const MOST = 64;

/**
 * What lets the carrier in with the sound of a call: a token for one call, for 30 seconds, once (decision 0221). `Held`
 * is what is kept with it until then.
 */
export function createStreamTokens<Held>({ elapsed }: Deps) {
  /** The oldest first. */
  let waiting: { token: string; callSid: string; until: number; held: Held }[] = [];
  const tidy = (): void => {
    waiting = waiting.filter(({ until }) => until >= elapsed()).slice(-MOST);
  };

  return {
    /** A token that the call was given before lets nobody in any more. */
    issue(callSid: string, held: Held): string {
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const others = waiting.filter((one) => one.callSid !== callSid);
      waiting = [...others, { token, callSid, until: elapsed() + LIFE_MS, held }];
      tidy();
      return token;
    },
    /** What was kept with it; null for any other token, and the second time. */
    redeem(given: string): { callSid: string; held: Held } | null {
      tidy();
      const which = matchingSecret(
        given,
        waiting.map(({ token }) => token),
      );
      const [found] = which < 0 ? [] : waiting.splice(which, 1);
      return found ? { callSid: found.callSid, held: found.held } : null;
    },
    waiting(): number {
      tidy();
      return waiting.length;
    },
  };
}
