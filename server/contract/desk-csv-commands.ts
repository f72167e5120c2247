import { z } from 'zod';

import { BusinessId, Day, Sentence } from './primitives.ts';

/** What can be brought in and taken out as a table. */
export const DeskTable = z.enum(['services', 'staff', 'appointments']);
export type DeskTable = z.infer<typeof DeskTable>;

const business = BusinessId.default('default');

/** Services, staff and appointments as CSV (RFC 4180, UTF-8), with a heading. */
export const deskCsvCommands = {
  /** `from` and `to` are for appointments: days of the shop, both inclusive; left out, the last year and the next. */
  'front-desk.export': {
    input: z.object({ business, table: DeskTable, from: Day.optional(), to: Day.optional() }),
    output: z.object({ csv: z.string(), rows: z.int() }),
  },
  /**
   * Brings rows in, each by itself: those that cannot be taken are told with the line they begin on, the others are.
   * With `dryRun`, which is the default, nothing is kept. A service or a person of the same name is changed.
   */
  'front-desk.import': {
    input: z.object({
      business,
      table: DeskTable,
      csv: z.string().max(1_000_000),
      dryRun: z.stringbool().or(z.boolean()).default(true),
    }),
    output: z.object({
      dryRun: z.boolean(),
      added: z.int(),
      changed: z.int(),
      refused: z.array(z.object({ line: z.int(), problem: Sentence })),
    }),
  },
} as const;
