import { z } from 'zod';

import type { CommandOutput } from '#contract/commands.ts';
import type { CallRecord } from '../domain/call-record.ts';
import type { PhoneAccount } from '../domain/providers/phone-account.ts';
import type { VoiceAccount } from '../domain/providers/voice-account.ts';
import type { Stores } from '../store/open-stores.ts';
import type { ProviderJobs } from './provider-jobs.ts';

type Told = CommandOutput<'callers.forget'>['provider'];
type Deps = {
  stores: Pick<Stores, 'calls' | 'lines' | 'people'>;
  jobs: Pick<ProviderJobs, 'on' | 'add' | 'state' | 'settled'>;
  voice: () => VoiceAccount;
  phone: () => PhoneAccount;
  hasKey: () => boolean;
  hasPhoneKey: () => boolean;
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
const OneConversation = z.object({ id: z.string() });
const OneCaller = z.object({ callerKey: z.string(), until: z.number() });
/** The owner waits for so long to be told how it went; what takes longer is done all the same. */
const PATIENCE_MS = 3000;

/** Has the providers delete their copies of what was forgotten here; asked again, for days, until it is done. */
export function createProviderErasure({ stores, jobs, voice, phone, hasKey, hasPhoneKey }: Deps) {
  const deleteOne = (id: string): void => jobs.add(CONVERSATION, { id }, { key: id });

  /** A call that never reached us, because its report was lost, is found by the caller's key that the provider keeps. */
  async function deleteOfCaller(callerKey: string, until: number): Promise<void> {
    let cursor: string | null = null;
    do {
      const page = await voice().conversations.list({ userId: callerKey, before: until, cursor });
      for (const { id } of page.conversations) deleteOne(id);
      cursor = page.nextCursor;
    } while (cursor !== null);
  }

  const copiesOf = (calls: readonly CallRecord[]): Pick<Gone, 'conversations' | 'messages'> => ({
    conversations: calls.flatMap(({ conversationId }) => conversationId ?? []),
    messages: calls.flatMap(({ id }) => stores.lines.voicemailsOf(id).map(({ recordingSid }) => recordingSid)),
  });

  const waiting = ({ conversations }: Gone): number =>
    conversations.filter((id) => jobs.state(CONVERSATION, id) !== 'none').length;

  return {
    /** Begins to work on what was asked for, now and before the last stop. */
    start(): void {
      jobs.on(CONVERSATION, (job) => voice().conversations.remove(OneConversation.parse(job).id));
      jobs.on(MESSAGE, (job) => phone().recordings.remove(OneConversation.parse(job).id));
      jobs.on(CALLER, (job) => {
        const { callerKey, until } = OneCaller.parse(job);
        return deleteOfCaller(callerKey, until);
      });
    },
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
    ask({ conversations, messages, callerKeys, until }: Gone): void {
      if (hasPhoneKey()) for (const id of messages) jobs.add(MESSAGE, { id }, { key: id });
      if (!hasKey()) return;
      conversations.forEach(deleteOne);
      for (const callerKey of callerKeys) jobs.add(CALLER, { callerKey, until }, { key: callerKey });
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
