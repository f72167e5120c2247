import type { CommandHandlers } from '#contract/commands.ts';
import type { DeskCsv } from './services/desk-csv.ts';

/** Which service does which command about tables of the front desk. */
export function deskCsvHandlers(csv: DeskCsv): Pick<CommandHandlers, 'front-desk.export' | 'front-desk.import'> {
  return {
    'front-desk.export': (input) => csv.export(input),
    'front-desk.import': (input) => csv.import(input),
  };
}
