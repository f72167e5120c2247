import { z } from 'zod';

import type { PackedFile } from './contents.ts';

/**
 * How many bytes each part of what is ours may weigh. Electron’s own files are not ours to hold down, and cloudflared is
 * the pinned one or none: its hash says more than its weight.
 */
export const Budgets = z.strictObject({
  main: z.int(),
  preload: z.int(),
  window: z.int(),
  resources: z.int(),
  nativeModule: z.int(),
  archive: z.int(),
  licences: z.int(),
});
export type Budgets = z.infer<typeof Budgets>;
type Part = keyof Budgets;

const PARTS: Record<Part, (file: PackedFile) => boolean> = {
  main: ({ place, path }) => place === 'asar' && /^out\/electron\/(?!preload).*\.js$/.test(path),
  preload: ({ path }) => path === 'out/electron/preload.cjs',
  window: ({ path }) => path.startsWith('out/renderer/'),
  resources: ({ place, path }) => place === 'asar' && path.startsWith('resources/'),
  nativeModule: ({ place }) => place === 'unpacked',
  archive: ({ place, path }) => place === 'disk' && path.endsWith('/app.asar'),
  licences: ({ place, path }) => place === 'disk' && path.includes('/licences/'),
};

/** What every part weighs, in bytes. */
export function weigh(files: readonly PackedFile[]): Record<Part, number> {
  const sum = (part: Part): number => files.filter(PARTS[part]).reduce((bytes, file) => bytes + file.bytes, 0);
  const parts = Budgets.keyof().options;
  return Object.fromEntries(parts.map((part) => [part, sum(part)])) as Record<Part, number>; // one entry per option
}

/** The parts that weigh more than was agreed, one sentence each. */
export function overBudget(files: readonly PackedFile[], budgets: Budgets): string[] {
  const weights = weigh(files);
  const heavy = Budgets.keyof().options.filter((part) => weights[part] > budgets[part]);
  return heavy.map((part) => `${part} weighs ${weights[part]} bytes, at most ${budgets[part]} were agreed.`);
}
