import { z } from 'zod';

import { Business, SavedBusiness, ShownBusiness } from './businesses.ts';
import { CallDetail, CallSummary } from './calls.ts';
import { CallerDetail, CallerExport, CallerSummary } from './callers.ts';
import { Fact, FactChange, NewFact } from './facts.ts';
import { NewNote, Note } from './notes.ts';
import { Id, Page, PhoneHash } from './primitives.ts';
import { Status } from './status.ts';
import { Task } from './tasks.ts';

const Query = z.string().trim().max(200).optional();
const Nothing = z.object({});
const Cursor = z.string().nullable();

/** Everything the owner may ask the app to do. Adding a line here is the only way to add a capability. */
export const commands = {
  'memory.list': { input: z.object({ phone_hash: PhoneHash }), output: z.object({ facts: z.array(Fact) }) },
  'memory.add': { input: z.object({ phone_hash: PhoneHash, fact: NewFact }), output: z.object({ fact: Fact }) },
  /** The same for scripts that write over the tunnel: kept with less trust than what staff typed. */
  'memory.import': { input: z.object({ phone_hash: PhoneHash, fact: NewFact }), output: z.object({ fact: Fact }) },
  'facts.change': {
    input: z.object({ id: Id, phone_hash: PhoneHash.optional(), change: FactChange }),
    output: z.object({ fact: Fact }),
  },
  'facts.forget': { input: z.object({ id: Id, phone_hash: PhoneHash.optional() }), output: z.object({ fact: Fact }) },

  'notes.list': {
    input: z.object({ phone_hash: PhoneHash.optional(), callerId: Id.optional() }),
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
    input: Page.extend({ query: Query, live: z.stringbool().or(z.boolean()).optional() }),
    output: z.object({ calls: z.array(CallSummary), nextCursor: Cursor }),
  },
  /** `id` is our id, ElevenLabs' conversation id or Twilio's CallSid. */
  'calls.get': { input: z.object({ id: z.string().min(1).max(120) }), output: CallDetail },

  'callers.list': {
    input: Page.extend({ query: Query }),
    output: z.object({ callers: z.array(CallerSummary), nextCursor: Cursor }),
  },
  /** `id` is our id or the caller's phone hash. */
  'callers.get': { input: z.object({ id: z.union([Id, PhoneHash]) }), output: CallerDetail },
  'callers.export': { input: z.object({ id: z.union([Id, PhoneHash]) }), output: CallerExport },
  'callers.forget': {
    input: z.object({ id: z.union([Id, PhoneHash]) }),
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
  'businesses.get': { input: z.object({ id: Business.shape.id }), output: ShownBusiness },
  /**
   * Creates the business or replaces it as a whole; numbers and secret variables only when given. What is left out of the
   * business `default` stays as it is, and what the environment sets is refused (`conflict`).
   */
  'businesses.save': { input: SavedBusiness, output: ShownBusiness },
  'businesses.remove': { input: z.object({ id: Business.shape.id }), output: Nothing },

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
