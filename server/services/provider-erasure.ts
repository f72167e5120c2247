import { z } from 'zod';

import type { CommandOutput } from '#contract/commands.ts';
import type { CallRecord } from '../domain/call-record.ts';
import type { VoiceAccount } from '../domain/providers/voice-account.ts';
import type { Stores } from '../store/open-stores.ts';
import type { ProviderJobs } from './provider-jobs.ts';

type Told = CommandOutput<'callers.forget'>['provider'];
type Deps = {
  stores: Pick<Stores, 'calls' | 'people'>;
  jobs: Pick<ProviderJobs, 'on' | 'add' | 'state' | 'settled'>;
  voice: () => VoiceAccount;
  hasKey: () => boolean;
};
/** What is to be deleted: conversations by id, and all that began until now (unix seconds) of callers by their key. */
type Gone = { conversations: string[]; callerKeys: string[]; until: number };

export type ProviderErasure = ReturnType<typeof createProviderErasure>;

const CONVERSATION = 'conversation.delete';
const CALLER = 'caller.delete';
const OneConversation = z.object({ id: z.string() });
const OneCaller = z.object({ callerKey: z.string(), until: z.number() });
/** The owner waits for so long to be told how it went; what takes longer is done all the same. */
const PATIENCE_MS = 3000;

/** Has the provider delete its copies of what was forgotten here; asked again, for days, until it is done. */
export function createProviderErasure({ stores, jobs, voice, hasKey }: Deps) {
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

  const waiting = ({ conversations }: Gone): number =>
    conversations.filter((id) => jobs.state(CONVERSATION, id) !== 'none').length;

  return {
    /** Begins to work on what was asked for, now and before the last stop. */
    start(): void {
      jobs.on(CONVERSATION, (job) => voice().conversations.remove(OneConversation.parse(job).id));
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
        conversations: real.flatMap(({ conversationId }) => conversationId ?? []),
        callerKeys: own.map(({ publicId }) => publicId),
        until: Math.ceil(at.getTime() / 1000),
      };
    },
    /** Keeps the wish, in the transaction that erases. Without a key there is nobody to ask. */
    ask({ conversations, callerKeys, until }: Gone): void {
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
