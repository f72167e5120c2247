import { z } from 'zod';

import { Instant } from './primitives.ts';

/** Who sits at a window: whoever knows the owner's PIN, or somebody of the shop. Without a PIN everybody is the owner. */
export const Role = z.enum(['owner', 'staff']);
export type Role = z.infer<typeof Role>;

export const LEAST_PIN = 6;
const MOST_PIN = 200;

/** How a window stands with the owner's PIN. */
export const AccessState = z.object({
  role: Role,
  hasPin: z.boolean(),
  /** After so long without a touch, a window that was unlocked is the staff's again. */
  idleMinutes: z.int(),
  /** Until when no PIN is looked at, after too many wrong ones. */
  waitUntil: Instant.nullable(),
});
export type AccessState = z.infer<typeof AccessState>;

/** Who gives a command: a window by its session, or what is the owner's by having the token or running here. */
export type Asker = 'api' | 'cli' | 'remote' | 'program' | { session: string };

const Nothing = z.object({});
/** What is typed is judged by the rules and not by the schema: whoever is refused is told why in their language. */
const Typed = z.string().max(MOST_PIN);

export const accessCommands = {
  'access.get': { input: Nothing, output: AccessState },
  'access.unlock': { input: z.strictObject({ pin: Typed }), output: AccessState },
  'access.lock': { input: Nothing, output: AccessState },
  /** Somebody is at this window. It is all that keeps it unlocked: what a window asks by itself does not. */
  'access.stay': { input: Nothing, output: AccessState },
  /** Sets the PIN or changes it. A window has to give the one before; the command line need not. All others are locked. */
  'access.set-pin': { input: z.strictObject({ pin: Typed, current: Typed.optional() }), output: AccessState },
  'access.remove-pin': { input: z.strictObject({ current: Typed.optional() }), output: AccessState },
  'access.save': { input: z.strictObject({ idleMinutes: z.int().min(1).max(240) }), output: AccessState },
} as const;
