import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

import { readSoul, type Soul } from '../domain/soul.ts';

export type SoulFiles = ReturnType<typeof createSoulFiles>;

type Loaded = { soul: Soul; problems: string[]; changedAt: number };

/**
 * The soul templates the owner may edit: `soul.md` in the data directory, further ones in `souls/`. A file that cannot
 * be used leaves the last good text in force, and its problems are told.
 */
export function createSoulFiles({ dataDir, resourcesDir }: { dataDir: string; resourcesDir: string }) {
  const loaded = new Map<string, Loaded>();
  const shipped = (name: string) => join(resourcesDir, 'soul', `${name}.md`);
  const fileOf = (name: string | null) =>
    name === null ? join(dataDir, 'soul.md') : join(dataDir, 'souls', `${name}.md`);

  function fallback(): Soul {
    const { template } = readSoul(readFileSync(shipped('default'), 'utf8'));
    if (!template) throw new Error('The soul template shipped with Linekeeper is not usable.');
    return template;
  }

  function read(file: string, before: Loaded | undefined, changedAt: number): Loaded {
    const { template, problems } = readSoul(textOf(file));
    const named = problems.map((problem) => `${basename(file)}: ${problem}`);
    return { soul: problems.length === 0 ? template : (before?.soul ?? fallback()), problems: named, changedAt };
  }

  return {
    /** Puts the template of the trade in place on the first start; never touches one that is there. */
    provide(trade: string): void {
      mkdirSync(join(dataDir, 'souls'), { recursive: true, mode: 0o700 });
      const file = fileOf(null);
      if (!existsSync(file)) copyFileSync(existsSync(shipped(trade)) ? shipped(trade) : shipped('default'), file);
    },
    /** The template by its name, read again when its file changed. */
    get(name: string | null): { soul: Soul; problems: string[]; changedAt: number } {
      const file = fileOf(name);
      const before = loaded.get(file);
      const changedAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
      if (changedAt === undefined) {
        const gone = `The soul template ${name ?? 'soul'}.md is missing; the standard one is used.`;
        return { soul: before?.soul ?? fallback(), problems: [gone], changedAt: 0 };
      }
      if (before?.changedAt === changedAt) return before;
      const fresh = read(file, before, changedAt);
      loaded.set(file, fresh);
      return fresh;
    },
  };
}

/** A file that cannot be read counts as an empty one: it must not keep the shop from answering. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
