import type { CallerExport } from '#contract/callers.ts';

import { BYTE_ORDER_MARK, toCsv } from './csv.ts';
import { exportHeader, toExportRows } from './export-rows.ts';

export type Format = 'json' | 'csv';

type Parts = { begin: string; between: string; end: string; caller: (caller: CallerExport) => string };

const PARTS: Record<Format, Parts> = {
  json: { begin: '{"callers":[\n', between: ',\n', end: '\n]}\n', caller: (caller) => JSON.stringify(caller, null, 2) },
  csv: {
    begin: BYTE_ORDER_MARK + toCsv([exportHeader]),
    between: '',
    end: '',
    caller: (caller) => toCsv(toExportRows(caller)),
  },
};

/** Callers as text, piece by piece: JSON `{"callers":[…]}`, or one CSV table. Nothing before the first one is read. */
export async function* exportText(format: Format, callers: AsyncIterable<CallerExport>): AsyncGenerator<string> {
  const { begin, between, end, caller: toText } = PARTS[format];
  let before = begin;
  for await (const caller of callers) {
    yield before + toText(caller);
    before = between;
  }
  yield (before === begin ? begin : '') + end;
}
