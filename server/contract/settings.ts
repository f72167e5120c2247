import { z } from 'zod';

import { BusinessId } from './primitives.ts';
import { TunnelSettings } from './tunnel.ts';

/** What the owner may have erased by itself after some days. Facts go with their caller alone. */
export const RetentionType = z.enum([
  ...(['transcripts', 'recordings', 'packs', 'summaries', 'deliveries'] as const),
  ...(['texts', 'tasks', 'appointments', 'callers'] as const),
]);
export type RetentionType = z.infer<typeof RetentionType>;

/** Days that something is kept; null is for ever. */
const Days = z.int().min(1).max(3650).nullable();

export const Retention = z.strictObject({
  /** What was said, word for word. */
  transcripts: Days,
  recordings: Days,
  /** What the agent was told when it rang. */
  packs: Days,
  /** Titles and summaries of calls, which the next call is told of, and what the provider's analysis said of them. */
  summaries: Days,
  /** Deliveries as they came, sealed: everything in them that is used stands elsewhere too. */
  deliveries: Days,
  /** That a text was sent, and answered; from the time it was about. */
  texts: Days,
  /** Tasks that are done, from then on. */
  tasks: Days,
  /** Appointments, from their end. */
  appointments: Days,
  /** Callers, from the last that was heard of them; forgotten then, with all that is remembered of them. */
  callers: Days,
});
export type Retention = z.infer<typeof Retention>;

/** Where a shop is to differ from the rest. Of a sealed delivery nobody knows the shop. */
export const ShopRetention = Retention.omit({ deliveries: true }).partial();
export type ShopRetention = z.infer<typeof ShopRetention>;

/** A shop's own limits, all of them: what is left out is as in the house. */
const OwnLimits = z.strictObject({ business: BusinessId, limits: ShopRetention });

export const Switches = z.strictObject({
  /** Seed 000's two write routes on the webhook door. */
  remoteWrites: z.boolean(),
  /** Whether finished calls are read by the owner's model too, where one is configured. */
  modelReading: z.boolean(),
  /** Whether a tunnel of ours lets only ElevenLabs' own addresses ask what ElevenLabs asks, on top of the secrets. */
  onlyProviders: z.boolean(),
});
export type Switches = z.infer<typeof Switches>;

export const SecretName = z.enum([
  ...['initiation', 'webhook', 'tool', 'brain', 'relay', 'apiToken', 'modelKey', 'tunnelToken'],
  ...['elevenLabsKey', 'twilioToken', 'twilioApiKey'],
] as const);
export type SecretName = z.infer<typeof SecretName>;

/** A secret as the window may see it: whether it is there and who set it, never its value. */
export const ShownSecret = z.object({
  name: SecretName,
  /** What it is for, in one line of English. */
  title: z.string(),
  /** Its name in the environment, which wins over the window. */
  variable: z.string(),
  isSet: z.boolean(),
  setBy: z.enum(['environment', 'window', 'demo']).nullable(),
  /** Until when the one before it is still accepted, after a rotation. */
  previousUntil: z.iso.datetime().nullable(),
});
export type ShownSecret = z.infer<typeof ShownSecret>;

export const Settings = z.object({
  retention: Retention,
  /** By shop; only of those that differ. */
  shopRetention: z.record(BusinessId, ShopRetention),
  switches: Switches,
  secrets: z.array(ShownSecret),
  /** Whether there is a model at all that `modelReading` could switch. */
  modelConfigured: z.boolean(),
  /** How the providers reach this computer. */
  tunnel: TunnelSettings,
});
export type Settings = z.infer<typeof Settings>;

export const SettingsChange = z.strictObject({
  retention: Retention.partial().optional(),
  /** The limits that were changed, as they stood; where one is another by now, nothing is saved. */
  over: Retention.partial().optional(),
  /** `over`: all of the shop's own limits as they stood. */
  shopRetention: OwnLimits.extend({ over: ShopRetention.optional() }).optional(),
  switches: Switches.partial().optional(),
});

/** How many calls would lose something now, and how much of what is in no call would go. */
export const WouldErase = z.record(RetentionType, z.int());

/**
 * Limits that are left out count as they are. `tonight`: with all that is old enough within a day from now. `shop`: as
 * if these were its own limits, and of this shop alone.
 */
export const RetentionAsked = z.object({
  retention: Retention.partial(),
  shop: OwnLimits.optional(),
  tonight: z.boolean().default(false),
});

export const NewSecret = z.object({ name: SecretName, value: z.string().min(1).max(2000).nullable() });
