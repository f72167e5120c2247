import type { CommandHandlers } from '#contract/commands.ts';
import type { gapCommands } from '#contract/gaps.ts';
import type { KnowledgeGaps } from './services/knowledge-gaps.ts';

type Handled = Extract<keyof CommandHandlers, keyof typeof gapCommands>;

/** Commands about what callers asked and the agent could not answer. */
export function gapHandlers(gaps: KnowledgeGaps): Pick<CommandHandlers, Handled> {
  return {
    'gaps.list': (input) => gaps.list(input),
    'gaps.answer': (input) => gaps.answer(input),
    'gaps.dismiss': (input) => gaps.dismiss(input),
    'gaps.reopen': (input) => gaps.reopen(input),
  };
}
