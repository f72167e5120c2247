import { existsSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

import { SoulName } from '#contract/souls.ts';
import type { Problem } from '#contract/status.ts';
import { tell } from '#contract/told.ts';
import { readSoul, type Soul } from '../domain/soul.ts';
import { writePrivateFile } from '../platform/private-file.ts';
import { createShippedSouls, type ShopKind } from './shipped-souls.ts';

export type SoulFiles = ReturnType<typeof createSoulFiles>;

/** The template of every business that names none. */
export const MAIN_SOUL = 'soul';

type Loaded = { soul: Soul; problems: Problem[]; changedAt: number };

/**
 * The soul templates the owner may edit: `soul.md` in the data directory, further ones in `souls/`. A file that cannot
 * be used leaves the last good text in force, and its problems are told.
 */
export function createSoulFiles({ dataDir, resourcesDir }: { dataDir: string; resourcesDir: string }) {
  const loaded = new Map<string, Loaded>();
  const shipped = createShippedSouls(resourcesDir);
  const fileOf = (name: string | null) =>
    name === null || name === MAIN_SOUL ? join(dataDir, 'soul.md') : join(dataDir, 'souls', `${name}.md`);

  function fallback(): Soul {
    const { template } = readSoul(shipped.standard());
    if (!template) throw new Error('The soul template shipped with Linekeeper is not usable.');
    return template;
  }

  function read(file: string, before: Loaded | undefined, changedAt: number): Loaded {
    const { template, problems } = readSoul(textOf(file));
    const named = problems.map(({ line, sentence, ...told }) => {
      const at = { file: basename(file), line };
      return { ...told, at, sentence: `${at.file}, line ${line}: ${sentence}` };
    });
    return { soul: problems.length === 0 ? template : (before?.soul ?? fallback()), problems: named, changedAt };
  }

  return {
    /** Puts the template of the shop's trade and language in place on the first start; touches none that is there. */
    provide(shop: ShopKind): void {
      mkdirSync(join(dataDir, 'souls'), { recursive: true, mode: 0o700 });
      const file = fileOf(null);
      if (!existsSync(file)) writePrivateFile(file, shipped.textFor(shop));
    },
    /** The same once the shop has changed, in place of one of ours that nobody has written in. False: all is as it was. */
    follow(shop: ShopKind): boolean {
      const file = fileOf(null);
      const [there, wanted] = [textOf(file), shipped.textFor(shop)];
      if (there === wanted || !shipped.isOne(there)) return false;
      writePrivateFile(file, wanted);
      loaded.delete(file);
      return true;
    },
    /** The template by its name, read again when its file changed. */
    get(name: string | null): Loaded {
      const file = fileOf(name);
      const before = loaded.get(file);
      const changedAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
      if (changedAt === undefined) {
        const gone = { ...tell('template_missing', { file: basename(file) }), at: null };
        return { soul: before?.soul ?? fallback(), problems: [gone], changedAt: 0 };
      }
      if (before?.changedAt === changedAt) return before;
      const fresh = read(file, before, changedAt);
      loaded.set(file, fresh);
      return fresh;
    },
    /** The names of all templates there are, the main one first. */
    names: (): string[] => [MAIN_SOUL, ...namesIn(join(dataDir, 'souls'))],
    /** The text as it stands in its file; undefined for one there is not. */
    text: (name: string): string | undefined => (existsSync(fileOf(name)) ? textOf(fileOf(name)) : undefined),
    /** Replaces the file in one step; in force with the next `get`. */
    save(name: string, text: string): void {
      const file = fileOf(name);
      writePrivateFile(file, text);
      loaded.delete(file);
    },
  };
}

/** Other files that an owner keeps there, such as copies of an editor, are none of ours. */
function namesIn(folder: string): string[] {
  const names = readdirSync(folder).flatMap((file) => (file.endsWith('.md') ? file.slice(0, -'.md'.length) : []));
  return names.filter((name) => name !== MAIN_SOUL && SoulName.safeParse(name).success).sort();
}

/** A file that cannot be read counts as an empty one: it must not keep the shop from answering. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
