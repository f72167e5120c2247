import type { CallerExport } from '#contract/callers.ts';
import type { CommandOutput, ParsedInput } from '#contract/commands.ts';
import { exportHeader, toExportRows } from '../domain/export-rows.ts';
import { BYTE_ORDER_MARK, toCsv } from '../platform/csv.ts';
import type { Callers } from './callers.ts';

type Format = ParsedInput<'callers.export-text'>['format'];
type Parts = { begin: string; between: string; end: string; caller: (caller: CallerExport) => string };

const PARTS: Readonly<Record<Format, Parts>> = {
  json: { begin: '{"callers":[\n', between: ',\n', end: '\n]}\n', caller: (caller) => JSON.stringify(caller, null, 2) },
  csv: {
    begin: BYTE_ORDER_MARK + toCsv([exportHeader]),
    between: '',
    end: '',
    caller: (caller) => toCsv(toExportRows(caller)),
  },
};

export type ExportDesk = ReturnType<typeof createExportDesk>;

/**
 * Callers as text, piece by piece: JSON `{"callers":[…]}`, or one CSV table. Each piece is few callers, so that the
 * callers of many years need not fit into memory, and no ring waits long behind them.
 */
export function createExportDesk({ callers }: { callers: Callers }) {
  return ({
    id,
    business,
    format,
    cursor,
    limit,
  }: ParsedInput<'callers.export-text'>): CommandOutput<'callers.export-text'> => {
    const { begin, between, end, caller: toText } = PARTS[format];
    const list = () => callers.list({ limit, cursor, business });
    const page = id === undefined ? list() : { callers: [{ id }], nextCursor: null };
    const texts = page.callers.map((one) => toText(callers.export({ id: one.id, business })));
    const before = cursor === undefined ? begin : texts.length > 0 ? between : '';
    const after = page.nextCursor === null ? end : '';
    return { text: `${before}${texts.join(between)}${after}`, nextCursor: page.nextCursor };
  };
}
