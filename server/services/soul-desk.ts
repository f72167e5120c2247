import type { ParsedInput } from '#contract/commands.ts';
import { refused, type AppError } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import type { SoulEntry, SoulPreview, SoulProblem } from '#contract/souls.ts';
import { tell } from '#contract/told.ts';
import { readSoul } from '../domain/soul.ts';
import type { Bus } from '../platform/bus.ts';
import type { BusinessBook } from './business-book.ts';
import type { RingPreview } from './ring-preview.ts';
import { refuseChangedSince } from './changed-since.ts';
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
      if (text === undefined) throw refused('not_found', tell('no_such_template'));
      return { name, text };
    },

    /**
     * In force with the next ring. Throws `invalid_input` with every problem and its line, and `conflict` where it was
     * changed since; nothing is changed then.
     */
    save({ name, text, over }: ParsedInput<'souls.save'>): { name: string } {
      refuseChangedSince(over, souls.text(name) ?? null);
      const { problems } = readSoul(text);
      if (problems.length > 0) throw faulty(problems);
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
    throw refused('unavailable', tell('template_unwritable'), { cause });
  }
}

function faulty(problems: readonly SoulProblem[]): AppError {
  const lines = [...new Set(problems.map(({ line }) => line))].join(', ');
  const message = problems.map(({ line, sentence }) => `Line ${line}: ${sentence}`).join(' ');
  return refused('invalid_input', tell('template_faulty', { lines }), { message });
}
