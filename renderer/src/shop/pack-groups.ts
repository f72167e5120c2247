import type { PackLine } from '#contract/calls.ts';

export type PackGroup = { section: PackLine['section']; lines: PackLine[] };

/** The lines of a pack under one heading per section; both keep the order in which the agent was told. */
export function groupedLines(lines: readonly PackLine[]): PackGroup[] {
  const groups = new Map<PackLine['section'], PackLine[]>();
  for (const line of lines) groups.set(line.section, [...(groups.get(line.section) ?? []), line]);
  return [...groups].map(([section, told]) => ({ section, lines: told }));
}

/** Where in the window the source of a line is shown, or null where it has no place of its own. */
export function sourceAddress(source: PackLine['source'], callerId: string | null): string | null {
  if (source === null) return null;
  if (source.kind === 'call') return `/calls/${source.id}`;
  if (source.kind === 'business') return '/settings';
  if (source.kind === 'notice') return '/#notes';
  return callerId === null ? null : `/callers/${callerId}`;
}
