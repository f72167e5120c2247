import type { CommandHandlers } from '#contract/commands.ts';
import type { CallAudio } from './services/call-audio.ts';
import type { ConversationDesk } from './services/conversation-desk.ts';

type Handled = Extract<keyof CommandHandlers, `conversations.${string}` | 'calls.recording' | 'calls.keep-recording'>;

export type ConversationServices = { conversations: ConversationDesk; audio: CallAudio };

/** Calls that come from the provider's list. */
export function conversationHandlers({ conversations, audio }: ConversationServices): Pick<CommandHandlers, Handled> {
  return {
    'conversations.get': () => conversations.get(),
    'conversations.catch-up': () => conversations.lookNow(),
    'conversations.backfill-plan': (input) => conversations.plan(input),
    'conversations.backfill': (input) => conversations.fill(input),
    'conversations.backfill-control': (input) => conversations.control(input),
    'calls.recording': (input) => audio.where(input),
    'calls.keep-recording': (input) => audio.keep(input),
  };
}
