import type { CallerExport } from '#contract/callers.ts';

import { BYTE_ORDER_MARK, toCsv } from './csv.ts';
import { exportHeader, toExportRows } from './export-rows.ts';

export type Format = 'json' | 'csv';

/** Callers as text, piece by piece: JSON `{"callers":[…]}`, or one CSV table. */
export async function* exportText(format: Format, callers: AsyncIterable<CallerExport>): AsyncGenerator<string> {
  if (format === 'csv') yield BYTE_ORDER_MARK + toCsv([exportHeader]);
  else yield '{"callers":[\n';
  let between = '';
  for await (const caller of callers) {
    yield format === 'csv' ? toCsv(toExportRows(caller)) : between + JSON.stringify(caller, null, 2);
    between = ',\n';
  }
  if (format === 'json') yield '\n]}\n';
}
