import { z } from 'zod';

import { SavedBusiness, ShownBusiness } from './businesses.ts';
import { CallDetail, CallSummary } from './calls.ts';
import { CallerDetail, CallerExport, CallerSummary } from './callers.ts';
import { Fact, FactChange, NewFact } from './facts.ts';
import { NewNote, Note } from './notes.ts';
import { BusinessId, Id, Page, PhoneHash } from './primitives.ts';
import { Status } from './status.ts';
import { Task } from './tasks.ts';

const Query = z.string().trim().max(200).optional();
const Nothing = z.object({});
const Cursor = z.string().nullable();
/** Whose memory a phone hash is looked up in; left out, the default business's. Our own ids need none. */
const business = BusinessId.optional();
const OfNumber = z.object({ phone_hash: PhoneHash, business });
const OfCaller = z.object({ id: z.union([Id, PhoneHash]), business });

/** Everything the owner may ask the app to do. Adding a line here is the only way to add a capability. */
export const commands = {
  'memory.list': { input: OfNumber, output: z.object({ facts: z.array(Fact) }) },
  'memory.add': { input: OfNumber.extend({ fact: NewFact }), output: z.object({ fact: Fact }) },
  /** The same for scripts that write over the tunnel: kept with less trust than what staff typed. */
  'memory.import': { input: OfNumber.extend({ fact: NewFact }), output: z.object({ fact: Fact }) },
  'facts.change': {
    input: z.object({ id: Id, phone_hash: PhoneHash.optional(), business, change: FactChange }),
    output: z.object({ fact: Fact }),
  },
  'facts.forget': {
    input: z.object({ id: Id, phone_hash: PhoneHash.optional(), business }),
    output: z.object({ fact: Fact }),
  },

  /** `business` alone: what that shop tells, the notes for every shop included. */
  'notes.list': {
    input: z.object({ phone_hash: PhoneHash.optional(), callerId: Id.optional(), business }),
    output: z.object({ notes: z.array(Note) }),
  },
  'notes.add': { input: NewNote, output: z.object({ note: Note }) },
  'notes.remove': { input: z.object({ id: Id }), output: Nothing },

  'tasks.list': {
    input: z.object({ open: z.stringbool().or(z.boolean()).default(true) }),
    output: z.object({ tasks: z.array(Task) }),
  },
  'tasks.done': { input: z.object({ id: Id, done: z.boolean().default(true) }), output: z.object({ task: Task }) },

  'calls.list': {
    input: Page.extend({ query: Query, business, live: z.stringbool().or(z.boolean()).optional() }),
    output: z.object({ calls: z.array(CallSummary), nextCursor: Cursor }),
  },
  /** `id` is our id, ElevenLabs' conversation id or Twilio's CallSid. */
  'calls.get': { input: z.object({ id: z.string().min(1).max(120) }), output: CallDetail },

  'callers.list': {
    input: Page.extend({ query: Query, business }),
    output: z.object({ callers: z.array(CallerSummary), nextCursor: Cursor }),
  },
  /** `id` is our id or the caller's phone hash. */
  'callers.get': { input: OfCaller, output: CallerDetail },
  'callers.export': { input: OfCaller, output: CallerExport },
  'callers.forget': {
    input: OfCaller,
    output: z.object({
      erased: z.object({
        facts: z.int(),
        calls: z.int(),
        turns: z.int(),
        notes: z.int(),
        tasks: z.int(),
        deliveries: z.int(),
      }),
    }),
  },

  'businesses.list': { input: Nothing, output: z.object({ businesses: z.array(ShownBusiness) }) },
  'businesses.get': { input: z.object({ id: BusinessId }), output: ShownBusiness },
  /**
   * Creates the business or replaces it as a whole; numbers and secret variables only when given. What is left out of the
   * business `default` stays as it is, and what the environment sets is refused (`conflict`).
   */
  'businesses.save': { input: SavedBusiness, output: ShownBusiness },
  /** Refused with `conflict` while anybody is remembered there. */
  'businesses.remove': { input: z.object({ id: BusinessId }), output: Nothing },

  'status.get': { input: Nothing, output: Status },
  /** Opens or closes seed 000's two write routes on the webhook door; the token is shown this one time. */
  'remote-writes.set': {
    input: z.object({ enabled: z.boolean() }),
    output: z.object({ enabled: z.boolean(), token: z.string().nullable() }),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export type CommandName = keyof typeof commands;
export type CommandInput<N extends CommandName> = z.input<(typeof commands)[N]['input']>;
export type ParsedInput<N extends CommandName> = z.output<(typeof commands)[N]['input']>;
export type CommandOutput<N extends CommandName> = z.output<(typeof commands)[N]['output']>;

/** The services implement this map; a missing or misspelt handler is a compile error. */
export type CommandHandlers = {
  [N in CommandName]: (input: ParsedInput<N>) => CommandOutput<N> | Promise<CommandOutput<N>>;
};
