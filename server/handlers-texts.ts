import type { CommandHandlers } from '#contract/commands.ts';
import type { TextDesk } from './services/text-desk.ts';

/** Which service does which command about texts. */
export function textHandlers(
  texts: TextDesk,
): Pick<CommandHandlers, Extract<keyof CommandHandlers, `texts.${string}`>> {
  return {
    'texts.get': (input) => texts.get(input),
    'texts.save': (input) => texts.save(input),
    'texts.list': (input) => texts.list(input),
    'texts.read': (input) => texts.read(input),
  };
}
