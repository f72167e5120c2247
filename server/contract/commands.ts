import { z } from 'zod';
import { SavedBusiness, ShownBusiness } from './businesses.ts';
import { AnswerDiff, CallDetail, CallStatus, CallSummary, Pack, SearchHit } from './calls.ts';
import { CallerDetail, CallerExport, CallerSummary } from './callers.ts';
import { Fact } from './facts.ts';
import { HostChange, HostState } from './host.ts';
import { linesCommands } from './lines-commands.ts';
import { liveCommands } from './live.ts';
import { modelCommands } from './model.ts';
import { Merging, Remembered, SplitUp, Splitting } from './people.ts';
import { Condition } from './condition.ts';
import { accessCommands, type Asker } from './access.ts';
import { auditCommands } from './audit.ts';
import { backupCommands } from './backup-commands.ts';
import { calendarsCommands } from './calendars-commands.ts';
import { connectCommands, connectTestCommands, findingCommands } from './connect-commands.ts';
import { conversationCommands } from './conversation-commands.ts';
import { DeletedThere } from './conversations.ts';
import { Erased, erasureCommands } from './erasures.ts';
import { doctorCommands } from './doctor-commands.ts';
import { deskCsvCommands } from './desk-csv-commands.ts';
import { frontDeskCommands } from './front-desk-commands.ts';
import { gapCommands } from './gaps.ts';
import { morningSheetCommands } from './morning-sheet.ts';
import { BusinessId, Day, Id, Instant, Page, PhoneHash } from './primitives.ts';
import { outgoingCommands } from './outgoing-commands.ts';
import { setupCommands } from './setup-commands.ts';
import { RequestDetail, RequestLine, RequestReplay } from './requests.ts';
import { Status } from './status.ts';
import { Today } from './today.ts';
import { TunnelChange, TunnelSettings, TunnelStatus } from './tunnel.ts';
import { textsCommands } from './texts-commands.ts';
import { memoryCommands } from './memory-commands.ts';
import { settingsCommands } from './settings-commands.ts';

const Query = z.string().trim().max(200).optional();
const Nothing = z.object({});
const Cursor = z.string().nullable();
/** Whose memory a phone hash is looked up in; left out, the default business's. Our own ids need none. */
const business = BusinessId.optional();
const OfCaller = z.object({ id: z.union([Id, PhoneHash]), business });
const WhichCalls = Page.extend({
  business,
  status: CallStatus.optional(),
  outcome: CallSummary.shape.outcome.unwrap().optional(),
  callerId: Id.optional(),
  /** Days in the zone of the shop that is asked for, or of the default one; both inclusive. */
  from: Day.optional(),
  to: Day.optional(),
});

/** Everything the owner may ask the app to do. Adding a line here is the only way to add a capability. */
export const commands = {
  ...memoryCommands,

  'calls.list': {
    input: WhichCalls.extend({ query: Query, live: z.stringbool().or(z.boolean()).optional() }),
    output: z.object({ calls: z.array(CallSummary), nextCursor: Cursor }),
  },
  /** Every place where all the words were said, newest first. A page may be short: `nextCursor` says whether it was the last. */
  'calls.search': {
    input: WhichCalls.extend({ query: z.string().trim().max(200) }),
    output: z.object({ hits: z.array(SearchHit), nextCursor: Cursor }),
  },
  /** What the agent was told, and what today's memory would tell it at that time. Nothing is sent or stored. */
  'calls.replay': {
    input: z.object({ id: z.string().min(1).max(120) }),
    output: z.object({ sent: Pack.nullable(), now: Pack, diff: z.array(AnswerDiff) }),
  },
  /** `id` is our id, ElevenLabs' conversation id or Twilio's CallSid. */
  'calls.get': { input: z.object({ id: z.string().min(1).max(120) }), output: CallDetail },

  /** The last deliveries on the webhook door, newest first; kept in memory only. */
  'requests.list': {
    input: Page,
    output: z.object({ requests: z.array(RequestLine), nextCursor: Cursor }),
  },
  'requests.get': { input: z.object({ id: Id }), output: RequestDetail },
  /** What would be answered today to an arriving call, at the time it came. Nothing is stored or sent. */
  'requests.replay': { input: z.object({ id: Id }), output: RequestReplay },

  /** `query` is a name, a number in any spelling, or any remembered word, each as far as it is typed. */
  'callers.list': {
    input: Page.extend({ query: Query, business }),
    output: z.object({ callers: z.array(CallerSummary), nextCursor: Cursor }),
  },
  /** `id` is our id or the caller's phone hash. */
  'callers.get': { input: OfCaller, output: CallerDetail },
  'callers.remember': { input: Remembered, output: z.object({ fact: Fact }) },
  'callers.merge': { input: Merging, output: CallerDetail },
  'callers.split': { input: Splitting, output: SplitUp },
  'callers.block': { input: z.object({ id: Id, blocked: z.boolean() }), output: CallerSummary },
  /** Says who made a call; nothing that arrives later says otherwise. */
  'calls.assign': { input: z.object({ callId: Id, callerId: Id }), output: CallSummary },
  /**
   * Deletes one call for good, with its words, its recording and what was learned from it alone, here and at the
   * providers. Refused (`conflict`) while it goes on.
   */
  'calls.forget': { input: z.object({ id: z.string().min(1).max(120) }), output: z.object({ provider: DeletedThere }) },
  'callers.export': { input: OfCaller, output: CallerExport },
  /** The same as a file's text, of one caller or of everybody; few callers at a time, all pieces together are the file. */
  'callers.export-text': {
    input: z.object({
      ...Page.shape,
      ...OfCaller.partial().shape,
      limit: z.int().min(1).max(20).default(5),
      format: z.enum(['json', 'csv']),
    }),
    output: z.object({ text: z.string(), nextCursor: Cursor }),
  },
  'callers.forget': {
    input: OfCaller,
    output: z.object({
      erased: Erased,
      /** Id of the proof of it: see `erasures.get`. */
      certificate: Id,
      /** Calls that ElevenLabs was asked to delete. What waits is asked again by itself; without a key nobody is asked. */
      provider: DeletedThere,
    }),
  },

  'businesses.list': { input: Nothing, output: z.object({ businesses: z.array(ShownBusiness) }) },
  'businesses.get': { input: z.object({ id: BusinessId }), output: ShownBusiness },
  /**
   * Creates the business or replaces it as a whole; numbers and secret variables only when given. What is left out of the
   * business `default` stays as it is, and what the environment sets is refused (`conflict`), as is what was changed since
   * the revision `over`.
   */
  'businesses.save': { input: SavedBusiness, output: ShownBusiness },
  /** Refused with `conflict` while anybody is remembered there. */
  'businesses.remove': { input: z.object({ id: BusinessId }), output: Nothing },

  'today.get': { input: z.object({ business }), output: Today },
  'status.get': { input: Nothing, output: Status },
  /** Opens or closes seed 000's two write routes on the webhook door; the token is shown this one time. */
  'remote-writes.set': {
    input: z.object({ enabled: z.boolean() }),
    output: z.object({ enabled: z.boolean(), token: z.string().nullable() }),
  },

  /** Tests the way to this computer now, and opens it anew where it does not lead here. */
  'tunnel.restart': { input: Nothing, output: TunnelStatus },
  /** In force at once. Refused with `conflict` where the environment decides, and where an address or token is needed. */
  'tunnel.save': { input: TunnelChange, output: TunnelSettings },
  /** Fetches the program that opens the tunnel; how far it is stands in the tunnel's state. */
  'tunnel.fetch': { input: Nothing, output: TunnelStatus },
  /**
   * Until then, or until `pause.end` where it is null: nobody is recognised, nothing is told and nothing learned.
   * Finished calls are kept, and learned from afterwards. It may lie 31 days ahead.
   */
  'pause.start': { input: z.strictObject({ until: Instant.nullable() }), output: Condition },
  'pause.end': { input: z.strictObject({}), output: Condition },

  /** What the desktop program does on this computer; null where a server runs without one. */
  'host.get': { input: Nothing, output: z.object({ host: HostState.nullable() }) },
  /** This and the next four are refused (`not_found`) where there is no desktop program. */
  'host.save': { input: HostChange, output: z.object({ host: HostState }) },
  /** Shows the data folder in the system's file manager. */
  'host.open-folder': { input: Nothing, output: Nothing },
  /** Asks the owner for a folder; null where they thought better of it. */
  'host.choose-folder': { input: Nothing, output: z.object({ folder: z.string().nullable() }) },
  /** Asks the owner where, and writes a copy of the memory's key there, which the window never sees. */
  'host.copy-key': { input: Nothing, output: z.object({ saved: z.boolean() }) },
  /**
   * Closes the program right after the answer and opens it again, with the demo or with the owner's own shop. Refused
   * (`conflict`) where that would leave a caller of the own shop alone.
   */
  'host.demo': { input: z.object({ on: z.boolean() }), output: Nothing },

  ...settingsCommands,

  ...backupCommands,

  ...erasureCommands,

  ...auditCommands,

  ...accessCommands,

  ...conversationCommands,

  ...outgoingCommands,

  ...linesCommands,

  ...liveCommands,

  ...modelCommands,

  ...setupCommands,

  ...connectCommands,

  ...connectTestCommands,

  ...findingCommands,

  ...doctorCommands,

  ...frontDeskCommands,
  ...gapCommands,
  ...morningSheetCommands,
  ...deskCsvCommands,
  ...textsCommands,
  ...calendarsCommands,
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export type CommandName = keyof typeof commands;
export type CommandInput<N extends CommandName> = z.input<(typeof commands)[N]['input']>;
export type ParsedInput<N extends CommandName> = z.output<(typeof commands)[N]['input']>;
export type CommandOutput<N extends CommandName> = z.output<(typeof commands)[N]['output']>;

/** The services implement this map; a missing or misspelt handler is a compile error. Few care who asks. */
export type CommandHandlers = {
  [N in CommandName]: (input: ParsedInput<N>, asker: Asker) => CommandOutput<N> | Promise<CommandOutput<N>>;
};
