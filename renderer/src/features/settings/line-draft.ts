import type { LineMode, SavedLine, ShownLine } from '#contract/lines.ts';

type Settings = ShownLine['settings'];
/** Somebody on the list as they are being typed; an empty number leaves the one they have. */
export type PersonDraft = {
  id: string;
  name: string;
  when: string;
  rings: boolean;
  number: string;
  /** The number they have; null for somebody new. */
  maskedNumber: string | null;
};

/** How a line is answered, as it is being typed. */
export type LineDraft = {
  mode: LineMode;
  staffWhen: Settings['staffFirst']['when'];
  staffSeconds: string;
  people: readonly PersonDraft[];
  fallback: Settings['fallback']['kind'];
  fallbackWords: string;
  longestMinutes: string;
  callsPerDay: string;
  usdPerDay: string;
  withheld: boolean;
  unverified: boolean;
  prefixes: string;
  textOn: boolean;
  textWords: string;
  textFrom: string;
  textTo: string;
};

/** What belongs together is chosen together where somebody else changed it too. */
export const lineParts = [
  ['mode'],
  ['staffWhen'],
  ['staffSeconds'],
  ['people'],
  ['fallback'],
  ['fallbackWords'],
  ['longestMinutes'],
  ['callsPerDay'],
  ['usdPerDay'],
  ['withheld'],
  ['unverified'],
  ['prefixes'],
  ['textOn'],
  ['textWords'],
  ['textFrom'],
  ['textTo'],
] as const satisfies readonly (readonly [keyof LineDraft])[];

export function toLineDraft({ mode, staffFirst, people, fallback, caps, spam, missedText }: Settings): LineDraft {
  const figure = (value: number | null): string => (value === null ? '' : String(value));
  return {
    ...{ mode, staffWhen: staffFirst.when, staffSeconds: String(staffFirst.seconds) },
    people: people.map((person) => ({ ...person, number: '' })),
    ...{ fallback: fallback.kind, fallbackWords: fallback.words ?? '' },
    ...{ longestMinutes: figure(caps.longestMinutes), callsPerDay: figure(caps.callsPerDay) },
    ...{ usdPerDay: figure(caps.usdPerDay), withheld: spam.withheld, unverified: spam.unverified },
    ...{ prefixes: spam.prefixes.join('\n'), textOn: missedText.on, textWords: missedText.words ?? '' },
    ...{ textFrom: missedText.from, textTo: missedText.to },
  };
}

export const nobodyYet = (id: string): PersonDraft => ({
  ...{ id, name: '', when: '', rings: true, number: '', maskedNumber: null },
});

/** The fields that cannot be saved as they stand. */
export type LineField =
  | 'staffSeconds'
  | 'people'
  | 'longestMinutes'
  | 'callsPerDay'
  | 'usdPerDay'
  | 'prefixes'
  | 'times';

const isClock = (typed: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(typed);
const isPrefix = (typed: string): boolean => /^\+[1-9]\d{0,13}$/.test(typed);

/** A whole number within bounds; undefined for what is none. Empty is null: no limit. */
function whole(typed: string, least: number, most: number): number | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  const figure = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  return figure >= least && figure <= most ? figure : undefined;
}

function money(typed: string): number | null | undefined {
  const text = typed.trim().replace(',', '.');
  if (text === '') return null;
  const figure = /^\d{1,5}(?:\.\d{1,2})?$/.test(text) ? Number(text) : 0;
  return figure > 0 ? figure : undefined;
}

function prefixesIn(typed: string): string[] {
  return typed.split(/[\s,;]+/).filter((text) => text !== '');
}

export function faultsIn(draft: LineDraft): readonly LineField[] {
  const faults: LineField[] = [];
  if (typeof whole(draft.staffSeconds, 5, 60) !== 'number') faults.push('staffSeconds');
  const isWhole = ({ name, number, maskedNumber }: PersonDraft): boolean =>
    name.trim() !== '' && (number.trim().length >= 3 || (maskedNumber !== null && number.trim() === ''));
  if (!draft.people.every(isWhole)) faults.push('people');
  if (whole(draft.longestMinutes, 1, 120) === undefined) faults.push('longestMinutes');
  if (whole(draft.callsPerDay, 1, 10_000) === undefined) faults.push('callsPerDay');
  if (money(draft.usdPerDay) === undefined) faults.push('usdPerDay');
  if (!prefixesIn(draft.prefixes).every(isPrefix)) faults.push('prefixes');
  if (!isClock(draft.textFrom) || !isClock(draft.textTo)) faults.push('times');
  return faults;
}

/** What is to be saved of a draft without faults. */
export function toSavedLine(draft: LineDraft): SavedLine['settings'] {
  const words = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());
  const people = draft.people.map(({ id, name, when, rings, number }) => ({
    ...{ id, name: name.trim(), when: when.trim(), rings },
    ...(number.trim() !== '' && { number: number.trim() }),
  }));
  return {
    ...{ mode: draft.mode, people },
    staffFirst: { when: draft.staffWhen, seconds: whole(draft.staffSeconds, 5, 60) ?? 20 },
    fallback: { kind: draft.fallback, words: words(draft.fallbackWords) },
    caps: {
      longestMinutes: whole(draft.longestMinutes, 1, 120) ?? null,
      callsPerDay: whole(draft.callsPerDay, 1, 10_000) ?? null,
      usdPerDay: money(draft.usdPerDay) ?? null,
    },
    spam: { withheld: draft.withheld, unverified: draft.unverified, prefixes: prefixesIn(draft.prefixes) },
    missedText: { on: draft.textOn, words: words(draft.textWords), from: draft.textFrom, to: draft.textTo },
  };
}

/** Whether a line that is to be answered so is set up at the providers for it: all but `native` comes by this computer. */
export function isAnsweredSo(mode: LineMode, connected: 'native' | 'register'): boolean {
  return (mode === 'native') === (connected === 'native');
}
