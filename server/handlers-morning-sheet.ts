import type { CommandHandlers } from '#contract/commands.ts';
import type { MorningSheetDesk } from './services/morning-sheet.ts';

/** The command that the morning sheet is printed from. */
export function morningSheetHandlers(sheet: MorningSheetDesk): Pick<CommandHandlers, 'morning-sheet.get'> {
  return { 'morning-sheet.get': (input) => sheet.get(input) };
}
