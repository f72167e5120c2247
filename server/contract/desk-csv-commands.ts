import { z } from 'zod';

import { BusinessId, Day, Sentence } from './primitives.ts';
import { LARGEST_TABLE_BYTES } from './table-limits.ts';

/** What can be brought in and taken out as a table. */
export const DeskTable = z.enum(['services', 'staff', 'appointments']);
export type DeskTable = z.infer<typeof DeskTable>;

/** How the bytes of a table were read. `windows-1252` is a guess: what is no UTF-8 is taken for it. */
export const TableEncoding = z.enum(['utf-8', 'utf-16', 'windows-1252']);
export type TableEncoding = z.infer<typeof TableEncoding>;

const business = BusinessId.default('default');
/** Looser than what is taken, so that the refusal says what is the matter. */
const MOST_LETTERS = 2 * LARGEST_TABLE_BYTES;

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
    input: z
      .object({
        business,
        table: DeskTable,
        /** The table as text, or … */
        csv: z.string().max(MOST_LETTERS).optional(),
        /** … the bytes of its file in Base64, whatever they are encoded in. */
        file: z
          .string()
          .max(MOST_LETTERS)
          .regex(/^[\w+/]*={0,2}$/)
          .optional(),
        dryRun: z.stringbool().or(z.boolean()).default(true),
      })
      .refine(({ csv, file }) => (csv === undefined) !== (file === undefined), 'Give either csv or file'),
    output: z.object({
      dryRun: z.boolean(),
      added: z.int(),
      changed: z.int(),
      refused: z.array(z.object({ line: z.int(), problem: Sentence })),
      encoding: TableEncoding,
      /** Where the encoding is a guess: words by whose letters it can be judged, three at most. */
      samples: z.array(z.string()),
    }),
  },
} as const;
