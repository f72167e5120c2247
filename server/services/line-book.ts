import { createHash } from 'node:crypto';

import { KeptLine } from '#contract/lines.ts';
import { DEFAULT_BUSINESS } from '../domain/call-record.ts';
import { mostGenerous } from '../domain/line-plan.ts';
import { maskedNumber, toE164 } from '../domain/phone-number.ts';
import type { SecretBox } from '../platform/secret-box.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';
import type { CallerKeys } from './caller-keys.ts';

/** One of a shop's numbers; `key` is its keyed hash. */
export type Line = { id: string; key: string; businessId: string; maskedNumber: string; settings: KeptLine };

type Deps = {
  stores: Pick<Stores, 'lines' | 'businesses'>;
  box: SecretBox;
  keys: CallerKeys;
  book: Pick<BusinessBook, 'tenant'>;
  now: () => Date;
};

export type LineBook = ReturnType<typeof createLineBook>;

/** How each number is answered, kept in memory: the phone is ringing when it is asked for. */
export function createLineBook({ stores, box, keys, book, now }: Deps) {
  let lines = new Map<string, Line>();

  /** Called again when numbers were given to a shop or taken from it. */
  function load(): void {
    const kept = new Map(stores.lines.all().map(({ key, sealed }) => [key, open(key, sealed)]));
    lines = new Map(
      stores.businesses.numbers().map(({ key, businessId, masked }) => {
        const settings = kept.get(key) ?? KeptLine.parse({});
        return [key, { id: idOf(key), key, businessId, maskedNumber: masked, settings }];
      }),
    );
  }

  function open(key: string, sealed: Buffer): KeptLine {
    return KeptLine.parse(JSON.parse(box.open(sealed, sealName(key)).toString('utf8')));
  }

  const linesOf = (businessId: string): Line[] => [...lines.values()].filter((line) => line.businessId === businessId);

  const e164Of = (called: string | null): string | null => toE164(called, book.tenant(null).business.region);

  /**
   * The line of a called number, in whatever spelling. While no shop has told any number, every number is the default
   * one's: a single shop needs no set-up. Null for a number that is nobody's.
   */
  function of(called: string | null): Line | null {
    const e164 = e164Of(called);
    const known = e164 === null ? undefined : lines.get(keys.of(e164));
    if (known) return known;
    if (lines.size > 0) return null;
    const key = e164 === null ? '' : keys.of(e164);
    const masked = e164 === null ? '' : maskedNumber(e164);
    const settings = KeptLine.parse({});
    return { id: idOf(key), key, businessId: DEFAULT_BUSINESS, maskedNumber: masked, settings };
  }

  load();

  return {
    load,
    all: (): Line[] => [...lines.values()],
    byId: (id: string): Line | undefined => [...lines.values()].find((line) => line.id === id),
    byKey: (key: string): Line | undefined => lines.get(key),
    of,
    /**
     * How long a call of a shop may last, in seconds; null: as long as it will. `called` null: on any of its lines.
     */
    longest(businessId: string, called: string | null): number | null {
      const all = linesOf(businessId);
      // Hardly anybody has a limit and several lines, and the phone is ringing.
      if (all.every(({ settings }) => settings.caps.longestMinutes === null)) return null;
      const line = all.length > 1 && called !== null ? of(called) : null;
      const meant = line?.businessId === businessId ? [line] : all;
      return mostGenerous(meant.map(({ settings }) => settings));
    },
    save(line: Line, settings: KeptLine): Line {
      const sealed = box.seal(JSON.stringify(settings), sealName(line.key));
      stores.lines.save(line.key, sealed, now().toISOString());
      const saved = { ...line, settings };
      if (lines.has(line.key)) lines.set(line.key, saved);
      return saved;
    },
    /** Whether this number is one of ours: to ring it would come back to us. */
    isOurs: (e164: string): boolean => lines.has(keys.of(e164)),
    /** Whom the agents of a shop may put callers through to, each once. */
    people(businessId: string): KeptLine['people'] {
      const people = linesOf(businessId).flatMap(({ settings }) => settings.people);
      return [...new Map(people.map((one) => [one.number, one])).values()];
    },
  };
}

/** The same at every start, and nothing that a number could be told from without the install key. */
function idOf(key: string): string {
  return createHash('sha256').update(`line:${key}`).digest('hex').slice(0, 32);
}

function sealName(key: string): string {
  return `line:${key}`;
}
