import { z } from 'zod';

import type { CommandOutput, ParsedInput } from '#contract/commands.ts';
import { refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import { sentences } from '#contract/sentences.ts';
import type { ShownText, TextKind, TextSettings } from '#contract/texts.ts';
import { filledIn, tell, type Told } from '#contract/told.ts';
import { messagesOf, writtenText } from '../domain/texts/words.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import type { TextRow } from '../store/texts-store.ts';
import type { BusinessBook } from './business-book.ts';
import type { TextPlanner } from './text-planner.ts';
import type { TextRecipients } from './text-recipients.ts';
import type { TextRules } from './text-rules.ts';
import type { TextSubjects } from './text-subjects.ts';

type Deps = {
  stores: Pick<Stores, 'texts'>;
  book: Pick<BusinessBook, 'has' | 'tenant'>;
  rules: TextRules;
  planner: Pick<TextPlanner, 'planAhead'>;
  subjects: TextSubjects;
  recipientOf: TextRecipients;
  repliesArrive: (business: string) => boolean;
  bus: Bus<AppEvents>;
  now: () => Date;
};

const Problem = z.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) });
/** As long ahead as a sample appointment is. */
const WEEK_MS = 7 * 86_400_000;
/** Nobody reads more of them in a form. */
const MOST_STOPPED = 200;

export type TextDesk = ReturnType<typeof createTextDesk>;

/** The owner's view of texts. */
export function createTextDesk({ stores, book, rules, planner, subjects, recipientOf, repliesArrive, bus, now }: Deps) {
  /** As it would be written to somebody invented. */
  function samples(businessId: string, settings: TextSettings): CommandOutput<'texts.get'>['samples'] {
    const { business } = book.tenant(businessId);
    const fill = { business: business.name, name: 'Ada', service: 'Haircut', staff: 'Ines' };
    const shared = { language: business.language, zone: business.zone, canAnswer: repliesArrive(businessId) };
    const startMs = Math.floor((now().getTime() + WEEK_MS) / 3_600_000) * 3_600_000;
    const sample = (kind: TextKind): { text: string; messages: number } => {
      const text = writtenText({ kind, words: settings.words[kind], fill, startMs, isFirst: true, ...shared });
      return { text, messages: messagesOf(text) };
    };
    return {
      confirmation: sample('confirmation'),
      moved: sample('moved'),
      cancelled: sample('cancelled'),
      reminder: sample('reminder'),
      offer: sample('offer'),
    };
  }

  function get({ business }: ParsedInput<'texts.get'>): CommandOutput<'texts.get'> {
    if (!book.has(business)) throw refused('not_found', tell('no_such_business'));
    const { settings } = rules.current(business);
    return {
      settings,
      samples: samples(business, settings),
      from: rules.lineOf(business)?.maskedNumber ?? null,
      repliesArrive: repliesArrive(business),
      stopped: stores.texts.stopped(business),
      stoppedNumbers: stores.texts.stoppedNumbers(business, MOST_STOPPED),
    };
  }

  return {
    get,
    save(input: ParsedInput<'texts.save'>): CommandOutput<'texts.save'> {
      rules.save(input);
      planner.planAhead();
      bus.publish('settings.changed', {});
      return get(input);
    },
    list({ business, appointmentId, limit }: ParsedInput<'texts.list'>): CommandOutput<'texts.list'> {
      const rows =
        appointmentId === undefined ? stores.texts.list(business, limit) : stores.texts.ofAppointment(appointmentId);
      return { texts: rows.slice(0, limit).map(shown) };
    },
    read({ id }: ParsedInput<'texts.read'>): CommandOutput<'texts.read'> {
      const row = stores.texts.find(id);
      const [subject, to] = row ? [subjects.of(row), recipientOf(row)] : [null, null];
      if (!row || !subject || !to) return { words: null };
      const isFirst = !stores.texts.wasSentTo(row.businessId, to.key);
      return { words: subject.written({ to, canAnswer: repliesArrive(row.businessId), isFirst }) };
    },
  };
}

function shown(row: TextRow): ShownText {
  const { id, kind, appointmentId, state, changedAt } = row;
  const [about, dueAt] = [new Date(row.aboutMs).toISOString(), new Date(row.dueMs).toISOString()];
  return {
    ...{ id, business: row.businessId, kind, appointmentId, about, state, dueAt, changedAt },
    problem: told(row),
  };
}

/** Why a text was not sent, or did not arrive; null where nothing is wrong with it. */
export function told({ problem }: Pick<TextRow, 'problem'>): Told | null {
  const parsed = Problem.safeParse(JSON.parse(problem ?? 'null'));
  if (!parsed.success) return null;
  const known = new Map<string, string>(Object.entries(sentences)).get(parsed.data.code);
  return known === undefined ? null : { ...parsed.data, sentence: filledIn(known, parsed.data.values) };
}
