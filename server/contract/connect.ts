import { z } from 'zod';

import { BusinessId, Instant, Sentence } from './primitives.ts';

/** Whether the pasted keys of a provider are there and what they open. Never a key. */
export const KeyState = z.object({
  isSet: z.boolean(),
  setBy: z.enum(['environment', 'window', 'demo']).nullable(),
  /** When the provider last answered to them. */
  checkedAt: Instant.nullable(),
  /** Why they do not work; null where they do or nothing was asked yet. */
  trouble: Sentence.nullable(),
  /** What the provider calls the account, where it says so. */
  account: z.string().nullable(),
});
export type KeyState = z.infer<typeof KeyState>;

const Pasted = z.string().trim().min(1).max(400);

/** As pasted; what is left out stays as it is. */
export const PastedKeys = z.strictObject({
  elevenLabsKey: Pasted.optional(),
  twilio: z
    .strictObject({
      accountSid: Pasted,
      authToken: Pasted,
      apiKey: z.strictObject({ sid: Pasted, secret: Pasted }).optional(),
    })
    .optional(),
});
export type PastedKeys = z.infer<typeof PastedKeys>;

/** What answers on the line while this computer is off, or the agent fails. */
export const FallbackWish = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('forward'), to: z.string().trim().min(3).max(40) }),
  z.strictObject({ kind: z.literal('voicemail'), message: z.string().trim().min(1).max(500).nullable() }),
  z.strictObject({ kind: z.literal('message'), message: z.string().trim().min(1).max(500).nullable() }),
]);
export type FallbackWish = z.infer<typeof FallbackWish>;

const SipLogin = z.strictObject({ username: z.string().max(200), password: z.string().max(200) }).nullable();
const Encryption = z.enum(['disabled', 'allowed', 'required']);

export const LineWish = z.discriminatedUnion('kind', [
  /** Already at ElevenLabs, by its id there. */
  z.strictObject({ kind: z.literal('imported'), id: z.string().min(1).max(120) }),
  /** A number of the Twilio account, by its SID. */
  z.strictObject({ kind: z.literal('twilio'), sid: z.string().regex(/^PN[0-9a-fA-F]{32}$/) }),
  z.strictObject({
    kind: z.literal('sip'),
    number: z.string().trim().min(3).max(40),
    label: z.string().trim().min(1).max(80),
    inbound: z
      .strictObject({ allowedAddresses: z.array(z.string().max(80)).max(20), login: SipLogin, encryption: Encryption })
      .nullable(),
    outbound: z
      .strictObject({
        address: z.string().trim().min(1).max(253),
        transport: z.enum(['auto', 'udp', 'tcp', 'tls']),
        login: SipLogin,
        encryption: Encryption,
      })
      .nullable(),
  }),
]);
export type LineWish = z.infer<typeof LineWish>;

/** How one shop is to be connected: all that a plan follows from, beside what is found at the providers. */
export const ConnectWish = z.strictObject({
  business: BusinessId,
  agentId: z.string().min(1).max(120),
  line: LineWish.nullable(),
  /** `native`: ElevenLabs answers the line. `register`: Linekeeper does, and hands the call over (TwiML). */
  mode: z.enum(['native', 'register']).default('native'),
  /**
   * Who thinks while Linekeeper answers. `own`: the owner's model on this computer; the call's sound then runs through
   * here, and a Speech Engine of ElevenLabs hears and speaks for it. The agent stays set up, and takes over without it.
   */
  thinks: z.enum(['agent', 'own']).default('agent'),
  fallback: FallbackWish.nullable().default(null),
  /** Puts what an AI and a recording are said by into the agent's first message, where it is missing. */
  notice: z.boolean().default(true),
});
export type ConnectWish = z.infer<typeof ConnectWish>;

export const StepState = z.enum(['todo', 'doing', 'done', 'failed', 'undone', 'changed']);
export type StepState = z.infer<typeof StepState>;

/** One thing that is set at a provider. `changed`: done by us, and changed there by somebody since. */
export const Step = z.object({
  id: z.string(),
  provider: z.enum(['elevenlabs', 'twilio', 'linekeeper']),
  told: Sentence,
  /** What stands there now and what will, in the owner's words and never a secret; null: nothing, or not to be shown. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  state: StepState,
  problem: Sentence.nullable(),
});
export type Step = z.infer<typeof Step>;

export const ConnectState = z.object({
  business: BusinessId,
  keys: z.object({ elevenLabs: KeyState, twilio: KeyState }),
  publicUrl: z.string().nullable(),
  /** Whether a model of the owner's own is set up, which could think. */
  hasModel: z.boolean(),
  /** What was chosen last; secrets in it are left out. */
  wish: ConnectWish.nullable(),
  steps: z.array(Step),
  /** `readdressing`: the address changed, and is told to the providers; nothing else is set up. */
  run: z.enum(['idle', 'applying', 'readdressing', 'undoing']),
  /** Whether another shop is being set up or taken back: one at a time. */
  isHeld: z.boolean(),
  /** When every step stood. */
  connectedAt: Instant.nullable(),
  canUndo: z.boolean(),
  /** Whether something of it stays, however often it is undone, because another shop needs it. */
  isShared: z.boolean(),
  /** When a call through the registered addresses, real or rehearsed, was last answered with memory. */
  testedAt: Instant.nullable(),
});
export type ConnectState = z.infer<typeof ConnectState>;

/** What there is to choose from. */
export const ConnectOffers = z.object({
  agents: z.array(z.object({ id: z.string(), name: z.string(), lastCallAt: Instant.nullable() })),
  lines: z.array(
    z.object({
      line: z.discriminatedUnion('kind', [LineWish.options[0], LineWish.options[1]]),
      /** The shop's own number, as it is dialled. */
      number: z.string(),
      label: z.string(),
      /** The agent that answers it now. */
      agentId: z.string().nullable(),
      /** Why it cannot be chosen; null where it can. */
      trouble: Sentence.nullable(),
    }),
  ),
});
export type ConnectOffers = z.infer<typeof ConnectOffers>;

/** Something at a provider that breaks calls or soon will. */
export const Finding = z.object({
  id: z.string(),
  business: BusinessId,
  severity: z.enum(['error', 'warning', 'note']),
  told: Sentence,
  /** What the fix button says; null where only a person can mend it. */
  fix: Sentence.nullable(),
});
export type Finding = z.infer<typeof Finding>;

/** What was heard in a rehearsed call through the registered address and secret. */
export const ConnectTest = z.object({
  passed: z.boolean(),
  /** One line per stage: the address, the ring, what the agent was told, the end, what was learned. */
  stages: z.array(z.object({ told: Sentence, ok: z.boolean(), milliseconds: z.number().nullable() })),
  /** The first words the caller would have heard. */
  greeting: z.string().nullable(),
});
export type ConnectTest = z.infer<typeof ConnectTest>;
