import type { AppEvents } from '#contract/events.ts';
import type { OutgoingServices } from './handlers-outgoing.ts';
import type { VoiceAccount } from './domain/providers/voice-account.ts';
import type { Bus } from './platform/bus.ts';
import type { BusinessBook } from './services/business-book.ts';
import type { CallRows } from './services/call-rows.ts';
import type { CallerFinder } from './services/caller-finder.ts';
import type { CallerKeys } from './services/caller-keys.ts';
import { createConsentDesk } from './services/consent-desk.ts';
import type { MemoryRefresh } from './services/memory-refresh.ts';
import type { Notes } from './services/notes.ts';
import { createOutgoingAnswers } from './services/outgoing-answer.ts';
import { createCalleeFinder } from './services/outgoing-callee.ts';
import { createOutgoingCalls } from './services/outgoing-calls.ts';
import { createOutgoingCases } from './services/outgoing-case.ts';
import { createOutgoingJournal } from './services/outgoing-journal.ts';
import { createOutgoingPreview } from './services/outgoing-preview.ts';
import { createOutgoingRules } from './services/outgoing-settings.ts';
import type { People } from './services/people.ts';
import type { AllowedOverrides } from './services/allowed-overrides.ts';
import type { LineBook } from './services/line-book.ts';
import type { Stores } from './store/open-stores.ts';

type Deps = {
  stores: Stores;
  keys: CallerKeys;
  book: BusinessBook;
  finder: CallerFinder;
  people: People;
  rows: CallRows;
  refresh: MemoryRefresh;
  notes: Notes;
  lineBook: LineBook;
  allowed: AllowedOverrides;
  /** Throws a `ProviderFault` where no key is set. */
  voice: () => VoiceAccount;
  isPaused: () => boolean;
  bus: Bus<AppEvents>;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

/** Calls that we make, and the rules for them. */
export function wireOutgoing({
  stores,
  keys,
  book,
  finder,
  notes,
  lineBook,
  allowed,
  voice,
  isPaused,
  bus,
  now,
  ...deps
}: Deps): OutgoingServices {
  const { people, rows, refresh, report } = deps;
  const rules = createOutgoingRules({ settings: stores.settings, bus });
  const consents = createConsentDesk({ stores, bus, now });
  const findCallee = createCalleeFinder({ stores, keys, book, finder });
  const cases = createOutgoingCases({ stores, keys, rules, consents, voice, isPaused, now });
  const answerFor = createOutgoingAnswers({ stores, lineBook, allowed, globalNotes: notes.globalNotes });
  const journal = createOutgoingJournal({ stores, keys, people, rows, refresh, now });
  const calls = createOutgoingCalls({ stores, findCallee, cases, answerFor, journal, voice, bus, now, report });
  return { calls, mayStart: createOutgoingPreview({ findCallee, cases, answerFor, now }), consents, rules };
}
