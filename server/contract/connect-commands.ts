import { z } from 'zod';

import { ConnectOffers, ConnectState, ConnectTest, ConnectWish, Finding, KeyState, PastedKeys } from './connect.ts';
import { BusinessId, Instant } from './primitives.ts';

const business = BusinessId.default('default');
const Findings = z.object({ checkedAt: Instant.nullable(), findings: z.array(Finding) });

export const connectCommands = {
  'connect.get': { input: z.object({ business }), output: ConnectState },
  /** Asks the providers whether the keys work. Nothing is kept. */
  'connect.check-keys': {
    input: PastedKeys,
    output: z.object({ elevenLabs: KeyState.nullable(), twilio: KeyState.nullable() }),
  },
  /** Keeps keys, sealed, that the provider accepts; others are refused with what is wrong. */
  'connect.save-keys': { input: PastedKeys.extend({ business }), output: ConnectState },
  'connect.offers': { input: z.object({}), output: ConnectOffers },
  /** What would be changed, step by step. Only reads. */
  'connect.plan': { input: ConnectWish, output: ConnectState },
  /**
   * Does what is still to do and answers at the end or at the first step that failed; each step is told of by
   * `connect.changed`. Done again, it goes on where it stopped.
   */
  'connect.apply': { input: ConnectWish, output: ConnectState },
  /**
   * Puts everything back that was changed, last first. What somebody changed since stays, and is told; a step that
   * could not be taken back now is `failed`, and done again, it goes on there.
   */
  'connect.undo': { input: z.object({ business }), output: ConnectState },
} as const;

/** What proves that it works. */
export const connectTestCommands = {
  /** A rehearsed call through the registered address and secrets. Nothing of it is kept. */
  'connect.test': { input: z.object({ business }), output: ConnectTest },
  /**
   * Sends one request of a rehearsed call to where the account says that ElevenLabs sends it, with the registered
   * secret, and gives back what is answered there. Refused (`conflict`) where nothing is connected.
   */
  'connect.send': {
    input: z.object({
      business,
      to: z.enum(['ring', 'tool', 'end']),
      tool: z.string().max(64).optional(),
      /** The JSON text that is sent. */
      body: z.string().max(1024 * 1024),
    }),
    output: z.object({ status: z.int(), body: z.string() }),
  },
} as const;

/** What is wrong with what was connected, and the buttons that mend it. */
export const findingCommands = {
  /** The last contract check; with `now`, a new one. */
  'connect.findings': { input: z.object({ business, now: z.boolean().default(false) }), output: Findings },
  /** Mends what was found, and checks again. Refused (`not_found`) where it is no longer there. */
  'connect.fix': { input: z.object({ business, id: z.string().max(200) }), output: Findings },
} as const;
