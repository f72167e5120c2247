import type { CommandHandlers } from '#contract/commands.ts';
import type { CallAudio } from './services/call-audio.ts';
import type { CostDesk } from './services/cost-desk.ts';
import type { ConversationDesk } from './services/conversation-desk.ts';

type Handled = Extract<
  keyof CommandHandlers,
  `conversations.${string}` | `costs.${string}` | 'calls.recording' | 'calls.keep-recording'
>;

export type ConversationServices = { conversations: ConversationDesk; audio: CallAudio; costs: CostDesk };

/** Calls that come from the provider's list. */
export function conversationHandlers({
  conversations,
  audio,
  costs,
}: ConversationServices): Pick<CommandHandlers, Handled> {
  return {
    'conversations.get': () => conversations.get(),
    'conversations.catch-up': () => conversations.lookNow(),
    'conversations.backfill-plan': (input) => conversations.plan(input),
    'conversations.backfill': (input) => conversations.fill(input),
    'conversations.backfill-control': (input) => conversations.control(input),
    'costs.get': (input) => costs.get(input),
    'costs.call': (input) => costs.ofCall(input),
    'costs.save': (input) => costs.save(input),
    'calls.recording': (input) => audio.where(input),
    'calls.keep-recording': (input) => audio.keep(input),
  };
}
