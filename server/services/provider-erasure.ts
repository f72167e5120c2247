import { z } from 'zod';

import type { CommandOutput } from '#contract/commands.ts';
import type { CallRecord } from '../domain/call-record.ts';
import type { PhoneAccount } from '../domain/providers/phone-account.ts';
import type { VoiceAccount } from '../domain/providers/voice-account.ts';
import type { Stores } from '../store/open-stores.ts';
import type { ProviderJobs } from './provider-jobs.ts';

type Told = CommandOutput<'callers.forget'>['provider'];
type Deps = {
  stores: Pick<Stores, 'calls' | 'lines' | 'people' | 'erasures'>;
  jobs: Pick<ProviderJobs, 'on' | 'add' | 'state' | 'settled'>;
  voice: () => VoiceAccount;
  phone: () => PhoneAccount;
  hasKey: () => boolean;
  hasPhoneKey: () => boolean;
  /** A wish is fulfilled: what it was known by is still in the write-ahead log. */
  onDone: () => void;
  now: () => Date;
};
/** What was asked for, and how much could not be, because there is no key. */
export type AskedElsewhere = {
  asks: readonly { kind: string; key: string }[];
  unasked: { elevenLabs: number; twilio: number };
};
/**
 * What is to be deleted: conversations and messages that were left, by id, and all conversations that began until now
 * (unix seconds) of callers by their key.
 */
type Gone = { conversations: string[]; messages: string[]; callerKeys: string[]; until: number };

export type ProviderErasure = ReturnType<typeof createProviderErasure>;

const CONVERSATION = 'conversation.delete';
const CALLER = 'caller.delete';
const MESSAGE = 'recording.delete';
/** Kinds of jobs that delete something at a provider: a restore must not lose what was asked for. */
export const ERASING_JOBS: readonly string[] = [CONVERSATION, CALLER, MESSAGE];
const OneConversation = z.object({ id: z.string() });
const OneCaller = z.object({ callerKey: z.string(), until: z.number() });
/** Whether a wish of this kind is one to Twilio, and not to ElevenLabs. */
export const isAskedOfTwilio = (kind: string): boolean => kind === MESSAGE;

/** The owner waits for so long to be told how it went; what takes longer is done all the same. */
const PATIENCE_MS = 3000;

/** Has the providers delete their copies of what was forgotten here; asked again, for days, until it is done. */
export function createProviderErasure(deps: Deps) {
  const { stores, jobs, hasKey, hasPhoneKey } = deps;
  const copiesOf = (calls: readonly CallRecord[]): Pick<Gone, 'conversations' | 'messages'> => ({
    conversations: calls.flatMap(({ conversationId }) => conversationId ?? []),
    messages: calls.flatMap(({ id }) => stores.lines.voicemailsOf(id).map(({ recordingSid }) => recordingSid)),
  });

  const waiting = ({ conversations }: Gone): number =>
    conversations.filter((id) => jobs.state(CONVERSATION, id) !== 'none').length;

  return {
    /** Begins to work on what was asked for, now and before the last stop. */
    start: createErasingWork(deps),
    /** What there would be to delete of a person's calls; to be asked before they are erased. */
    of(personId: string, calls: readonly CallRecord[], at: Date): Gone {
      const real = calls.filter(({ id }) => stores.calls.summary(id)?.rehearsal === false);
      // A number of several people is not this one's alone, and neither are the calls from it.
      const own = stores.people.identitiesOf(personId).filter(({ id }) => stores.people.personsOf(id).length === 1);
      return {
        ...copiesOf(real),
        callerKeys: own.map(({ publicId }) => publicId),
        until: Math.ceil(at.getTime() / 1000),
      };
    },
    /** The same of one call alone; of its caller's others nothing. */
    ofCall: (call: CallRecord, at: Date): Gone => ({
      ...copiesOf(stores.calls.summary(call.id)?.rehearsal === false ? [call] : []),
      callerKeys: [],
      until: Math.ceil(at.getTime() / 1000),
    }),
    /** Keeps the wish, in the transaction that erases. Without a key there is nobody to ask. */
    ask({ conversations, messages, callerKeys, until }: Gone): AskedElsewhere {
      const asks: { kind: string; key: string }[] = [];
      const wish = (kind: string, key: string, payload: object): void => {
        jobs.add(kind, payload, { key });
        asks.push({ kind, key });
      };
      if (hasPhoneKey()) for (const id of messages) wish(MESSAGE, id, { id });
      if (hasKey()) {
        for (const id of conversations) wish(CONVERSATION, id, { id });
        for (const callerKey of callerKeys) wish(CALLER, callerKey, { callerKey, until });
      }
      const unasked = {
        elevenLabs: hasKey() ? 0 : conversations.length,
        twilio: hasPhoneKey() ? 0 : messages.length,
      };
      return { asks, unasked };
    },
    /** How far it is, after a moment's patience. */
    async told(gone: Gone): Promise<Told> {
      const asked = gone.conversations.length;
      if (!hasKey()) return { hasKey: false, asked, done: 0, waiting: asked };
      let patience: NodeJS.Timeout | undefined;
      const enough = new Promise<void>((resolve) => (patience = setTimeout(resolve, PATIENCE_MS)));
      await Promise.race([jobs.settled(), enough]);
      clearTimeout(patience);
      const left = waiting(gone);
      return { hasKey: true, asked, done: asked - left, waiting: left };
    },
  };
}

function createErasingWork({ stores, jobs, voice, phone, onDone, now }: Deps): () => void {
  const deleteOne = (id: string): void => jobs.add(CONVERSATION, { id }, { key: id });
  function answered(kind: string, key: string): void {
    stores.erasures.answered(kind, key, now().toISOString());
    onDone();
  }

  /** A call that never reached us, because its report was lost, is found by the caller's key that the provider keeps. */
  async function deleteOfCaller(callerKey: string, until: number): Promise<void> {
    let cursor: string | null = null;
    do {
      const page = await voice().conversations.list({ userId: callerKey, before: until, cursor });
      for (const { id } of page.conversations) {
        stores.erasures.askMore({ kind: CONVERSATION, key: id, since: CALLER, of: callerKey });
        deleteOne(id);
      }
      cursor = page.nextCursor;
    } while (cursor !== null);
  }

  return function start(): void {
    jobs.on(CONVERSATION, async (job) => {
      const { id } = OneConversation.parse(job);
      await voice().conversations.remove(id);
      answered(CONVERSATION, id);
    });
    jobs.on(MESSAGE, async (job) => {
      const { id } = OneConversation.parse(job);
      await phone().recordings.remove(id);
      answered(MESSAGE, id);
    });
    jobs.on(CALLER, async (job) => {
      const { callerKey, until } = OneCaller.parse(job);
      await deleteOfCaller(callerKey, until);
      answered(CALLER, callerKey);
    });
  };
}
