import type { Row } from './rounds.ts';

/** One promise about a figure, most of them ratios of two figures of the same run. */
export type Gate = { name: string; value: number; atMost?: number; atLeast?: number; unit?: string };

export function passes({ value, atMost = Infinity, atLeast = -Infinity }: Gate): boolean {
  return value <= atMost && value >= atLeast;
}

export function toTable(rows: readonly Row[], gates: readonly Gate[]): string {
  const figures = rows.map(({ name, processorMicros, p50, p99, perSecond }) => [
    name,
    ...[processorMicros.toFixed(1), String(p50), String(p99), perSecond.toFixed(0)],
  ]);
  const promises = gates.map((gate) => {
    const bound = gate.atMost === undefined ? `≥ ${gate.atLeast}` : `≤ ${gate.atMost}`;
    const unit = gate.unit ?? '';
    return [gate.name, gate.value.toFixed(2) + unit, bound + unit, passes(gate) ? 'pass' : 'FAIL'];
  });
  return [
    ...columns([['contestant', 'CPU µs', 'p50 µs', 'p99 µs', 'req/s'], ...figures]),
    '',
    ...columns([['promise', 'measured', 'gate', ''], ...promises]),
  ].join('\n');
}

/** The first column to the left, all others to the right. */
function columns(lines: readonly (readonly string[])[]): string[] {
  const widths = lines.reduce<number[]>(
    (widest, line) => line.map((cell, at) => Math.max(widest[at] ?? 0, cell.length)),
    [],
  );
  return lines.map((line) =>
    line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
  );
}
