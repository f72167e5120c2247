import type { ParsedInput } from '#contract/commands.ts';
import { AppError } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import type { SoulEntry, SoulPreview } from '#contract/souls.ts';
import { readSoul } from '../domain/soul.ts';
import type { Bus } from '../platform/bus.ts';
import type { BusinessBook } from './business-book.ts';
import type { RingPreview } from './ring-preview.ts';
import { MAIN_SOUL, type SoulFiles } from './soul-files.ts';

type Deps = { souls: SoulFiles; book: BusinessBook; preview: RingPreview; bus: Bus<AppEvents>; now: () => Date };

export type SoulDesk = ReturnType<typeof createSoulDesk>;

/** The owner's hand on the soul templates. */
export function createSoulDesk({ souls, book, preview, bus, now }: Deps) {
  const usedBy = (name: string): string[] =>
    book.all().flatMap(({ business }) => ((business.soul ?? MAIN_SOUL) === name ? [business.id] : []));

  return {
    list: (): { souls: SoulEntry[] } => ({ souls: souls.names().map((name) => ({ name, usedBy: usedBy(name) })) }),

    get({ name }: ParsedInput<'souls.get'>): { name: string; text: string } {
      const text = souls.text(name);
      if (text === undefined) throw new AppError('not_found', 'There is no such soul template.');
      return { name, text };
    },

    /** In force with the next ring. Throws `invalid_input` with every problem and its line; nothing is changed then. */
    save({ name, text }: ParsedInput<'souls.save'>): { name: string } {
      const { problems } = readSoul(text);
      const told = problems.map(({ line, sentence }) => `Line ${line}: ${sentence}`);
      if (told.length > 0) throw new AppError('invalid_input', told.join(' '));
      write(souls, name, text);
      book.reread();
      for (const id of usedBy(name)) bus.publish('business.changed', { id });
      bus.publish('settings.changed', {});
      return { name };
    },

    preview({ text, businessId, callerId }: ParsedInput<'souls.preview'>): SoulPreview {
      const { template, problems } = readSoul(text);
      const at = now().toISOString();
      return { ...preview.prompt({ business: businessId, callerId, at }, template), problems };
    },
  };
}

function write(souls: SoulFiles, name: string, text: string): void {
  try {
    souls.save(name, text);
  } catch (cause) {
    throw new AppError('unavailable', UNWRITABLE, { cause });
  }
}

const UNWRITABLE = 'The template could not be written: see that the data directory may be written and has room.';
