import { z } from 'zod';

import { Instant, Sentence } from './primitives.ts';

/** How the providers reach this computer: not at all, over a tunnel of ours, or over an address the owner provides. */
export const TunnelMode = z.enum(['off', 'quick', 'named', 'own']);
export type TunnelMode = z.infer<typeof TunnelMode>;

/**
 * `reachable` only after our own nonce came back through the public address; `degraded` when it did and does not any
 * more; `failed` when trying at once again makes no sense, for the reason that is told.
 */
export const TunnelState = z.enum(['off', 'stopped', 'starting', 'reachable', 'degraded', 'failed']);
export type TunnelState = z.infer<typeof TunnelState>;

export const TunnelStatus = z.object({
  mode: TunnelMode,
  state: TunnelState,
  /** The public address, without a slash at its end, once it is known; it answers only where `state` says so. */
  publicUrl: z.string().nullable(),
  /** What is going on, in the owner's words. */
  told: Sentence,
  /** Since when it is in this state. */
  since: Instant,
  /** When our nonce last came back through the public address. */
  verifiedAt: Instant.nullable(),
  /** When the next attempt begins by itself, while none is under way. */
  retryAt: Instant.nullable(),
});
export type TunnelStatus = z.infer<typeof TunnelStatus>;

/** The way the owner chose, as the window may see it. The token is a secret like the others: see `ShownSecret`. */
export const TunnelSettings = z.object({
  mode: TunnelMode,
  /** The address that is the owner's own: of `own`, or of a named tunnel whose hostname is known beforehand. */
  publicUrl: z.string().nullable(),
  /** The variable of the environment that decides the mode, or the address, in the window's place. */
  setBy: z.object({ mode: z.string().nullable(), publicUrl: z.string().nullable() }),
});
export type TunnelSettings = z.infer<typeof TunnelSettings>;

/** What is left out stays as it is; null takes it away. */
export const TunnelChange = z.strictObject({
  mode: TunnelMode,
  token: z.string().min(1).max(4000).nullable().optional(),
  publicUrl: z.string().max(500).nullable().optional(),
});
