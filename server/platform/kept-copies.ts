import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Folder beside the database for copies of it. */
export const KEPT = 'kept';
/** What a copy was made before. */
type Before = 'update' | 'restore';

/** A path for a copy, in a folder of its own beside the database; nothing is made there yet. */
export function placeForCopy(dataDir: string, before: Before, name: string): string {
  const folder = join(dataDir, KEPT);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return join(folder, `before-${before}-${name}`);
}

type KeptCopy = {
  /** Within the data directory. */
  path: string;
  kind: Before | 'damaged' | 'other';
  madeAt: number;
};

const KINDS = [
  [/^kept\/before-update-/u, 'update'],
  [/^kept\/before-restore-/u, 'restore'],
  [/^corrupt-\d/u, 'damaged'],
] as const;

/** What is kept from before an update or a restore, and whatever else lies there. Throws where nobody may look. */
export function keptCopies(dataDir: string): KeptCopy[] {
  const isThere = statSync(join(dataDir, KEPT), { throwIfNoEntry: false }) !== undefined;
  return isThere ? readdirSync(join(dataDir, KEPT)).flatMap((name) => copyAt(dataDir, `${KEPT}/${name}`)) : [];
}

/** The damaged databases that were put aside. */
export function damagedCopies(dataDir: string): KeptCopy[] {
  return readdirSync(dataDir)
    .flatMap((name) => copyAt(dataDir, name))
    .filter(({ kind }) => kind === 'damaged');
}

function copyAt(dataDir: string, path: string): KeptCopy[] {
  const changedAt = statSync(join(dataDir, path), { throwIfNoEntry: false })?.ctimeMs;
  if (changedAt === undefined) return [];
  const kind = KINDS.find(([pattern]) => pattern.test(path))?.[1] ?? 'other';
  return [{ path, kind, madeAt: timeIn(path) ?? changedAt }];
}

const TIME = /-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/u;

/** A folder looks new once something in it was removed: the time in its name stays, and means all of that second. */
function timeIn(path: string): number | null {
  const [, ...parts] = TIME.exec(path) ?? [];
  const [year = Number.NaN, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map(Number);
  const time = Date.UTC(year, month - 1, day, hour, minute, second, 999);
  return Number.isNaN(time) ? null : time;
}
