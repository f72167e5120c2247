import { createHash } from 'node:crypto';

import type { ParsedInput } from '#contract/commands.ts';
import { refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import type { KeptLine, LineMode, ShownLine } from '#contract/lines.ts';
import { tell } from '#contract/told.ts';
import { lacksRinging, personWithNumber, type LinePerson, type PersonTrouble } from '../domain/line-people.ts';
import type { LineDay } from '../domain/line-plan.ts';
import { maskedNumber } from '../domain/phone-number.ts';
import type { Bus } from '../platform/bus.ts';
import type { BusinessBook } from './business-book.ts';
import { refuseChangedSince } from './changed-since.ts';
import type { Line, LineBook } from './line-book.ts';

type Deps = {
  lines: LineBook;
  book: Pick<BusinessBook, 'tenant'>;
  dayOf: (line: Line) => LineDay;
  bus: Bus<AppEvents>;
};

export type LineDesk = ReturnType<typeof createLineDesk>;

/** The owner's hand on the lines. Numbers of people go in sealed and come back masked. */
export function createLineDesk({ lines, book, dayOf, bus }: Deps) {
  function shown(line: Line): ShownLine {
    const { id, businessId, settings } = line;
    const people = settings.people.map(({ number, ...person }) => ({ ...person, maskedNumber: maskedNumber(number) }));
    return {
      ...{ id, business: businessId, maskedNumber: line.maskedNumber, settings: { ...settings, people } },
      revision: revisionOf(settings),
      today: dayOf(line),
    };
  }

  function find(id: string): Line {
    const line = lines.byId(id);
    if (line === undefined) throw refused('not_found', tell('lines_no_such_line'));
    return line;
  }

  function keep(line: Line, settings: KeptLine): Line {
    const saved = lines.save(line, settings);
    bus.publish('line.changed', { id: line.id });
    return saved;
  }

  return {
    list: ({ business }: ParsedInput<'lines.list'>): { lines: ShownLine[] } => ({
      lines: lines
        .all()
        .filter(({ businessId }) => business === undefined || businessId === business)
        .map(shown),
    }),
    /** Throws `conflict` where it was changed since, and `invalid_input` for a number that cannot be rung. */
    save({ id, settings: given, over }: ParsedInput<'lines.save'>): ShownLine {
      const line = find(id);
      if (over !== undefined) refuseChangedSince(over, revisionOf(line.settings));
      const { region } = book.tenant(line.businessId).business;
      const known = { before: line.settings.people, region, isOurs: lines.isOurs };
      const people = given.people.map((person) => orRefused(personWithNumber(person, known)));
      const settings: KeptLine = { ...given, people };
      if (lacksRinging(settings)) throw refused('invalid_input', tell('lines_nobody_to_ring'));
      return shown(keep(line, settings));
    },
    /**
     * A shop was set up at the providers: who answers its numbers there, where nothing else was chosen for them. One with
     * its sound through here is answered here already.
     */
    follow(business: string, mode: 'native' | 'register' | 'bridge'): void {
      const led: readonly LineMode[] = mode === 'register' ? ['native'] : ['native', 'register', 'bridge'];
      const ofShop = lines.all().filter(({ businessId }) => businessId === business);
      for (const line of ofShop)
        if (led.includes(line.settings.mode) && line.settings.mode !== mode) keep(line, { ...line.settings, mode });
    },
  };
}

function orRefused(found: LinePerson | PersonTrouble): LinePerson {
  if (!('why' in found)) return found;
  const { why, name } = found;
  if (why === 'missing') throw refused('invalid_input', tell('lines_number_missing', { name }));
  if (why === 'ours') throw refused('invalid_input', tell('lines_number_is_ours', { name }));
  throw refused('invalid_input', tell('lines_number_unreadable', { name }));
}

function revisionOf(settings: KeptLine): string {
  return createHash('sha256').update(JSON.stringify(settings)).digest('hex').slice(0, 32);
}
