import type { Outside } from '../wire/outside.ts';
import type { Account } from './account.ts';
import { toDetail, type Conversation, type Turn } from './conversation-document.ts';
import { deliver, type Delivered } from './deliver.ts';
import type { Begun } from './initiation.ts';
import { at, type Json } from './json.ts';
import { useTool } from './tool-use.ts';

export type LiveDeps = {
  account: Account;
  outside: Outside;
  now: () => Date;
  wait: (milliseconds: number) => Promise<void>;
};
/** How the call went, as far as it matters. */
export type Talk = Partial<
  Pick<
    Conversation,
    | 'turns'
    | 'title'
    | 'summary'
    | 'successful'
    | 'collected'
    | 'durationSeconds'
    | 'cost'
    | 'costUsd'
    | 'ended'
    | 'audio'
  >
>;
export type LiveCall = ReturnType<typeof createLiveCall>;

/** A conversation that is going on, to be talked through and ended by whoever rang. */
export function createLiveCall(deps: LiveDeps, call: Conversation, begun: Extract<Begun, { began: true }>) {
  call.status = 'in-progress';
  call.initiation = begun.initiation;
  if (begun.firstMessage !== '') call.turns.push({ role: 'agent', message: begun.firstMessage });
  return {
    conversation: call,
    /** The first words the caller hears. */
    firstMessage: begun.firstMessage,
    /** The prompt with everything the agent was told in it. */
    prompt: begun.prompt,
    variables: at(begun.initiation, 'dynamic_variables'),
    says(...turns: readonly Turn[]): void {
      call.turns.push(...turns);
    },
    /** The agent uses a tool; resolves to what it was answered. */
    async useTool(name: string, said: Json) {
      const use = await useTool(deps, call, name, said);
      call.tools.push(use);
      return use;
    },
    /** Everybody hung up, and nothing is analysed yet: what `GET` tells is not complete. */
    hangsUp(): void {
      call.status = 'processing';
    },
    /** Hung up and analysed; resolves when the post-call webhook was told, or cannot be. */
    async ends(talk: Talk = {}): Promise<Delivered> {
      const { turns = [], ...rest } = talk;
      call.turns.push(...turns);
      const passed = Math.max(1, Math.floor(deps.now().getTime() / 1000) - call.startedAt);
      Object.assign(call, {
        durationSeconds: passed,
        successful: 'success',
        ended: 'Call ended by remote party',
        ...rest,
      });
      call.status = 'done';
      return deliver(deps, call, { name: 'transcript', type: 'post_call_transcription', data: toDetail(call) });
    },
  };
}
