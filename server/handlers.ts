import type { CommandHandlers } from '#contract/commands.ts';
import type { Host } from '#contract/host.ts';
import { backupHandlers } from './handlers-backup.ts';
import { calendarHandlers } from './handlers-calendars.ts';
import { conversationHandlers, type ConversationServices } from './handlers-conversations.ts';
import { doctorHandlers, type DoctorServices } from './handlers-doctor.ts';
import { connectHandlers, type ConnectServices } from './handlers-connect.ts';
import { frontDeskHandlers, type FrontDeskServices } from './handlers-front-desk.ts';
import { gapHandlers } from './handlers-gaps.ts';
import { morningSheetHandlers } from './handlers-morning-sheet.ts';
import { hostHandlers } from './handlers-host.ts';
import { lineHandlers, type LineServices } from './handlers-lines.ts';
import { privacyHandlers, type PrivacyServices } from './handlers-privacy.ts';
import { outgoingHandlers, type OutgoingServices } from './handlers-outgoing.ts';
import { settingsHandlers, type SettingsServices } from './handlers-settings.ts';
import { setupHandlers, type SetupServices } from './handlers-setup.ts';
import { deskCsvHandlers } from './handlers-desk-csv.ts';
import { textHandlers } from './handlers-texts.ts';
import { wayHandlers, type WayServices } from './handlers-way.ts';
import type { Backups } from './services/backup/backups.ts';
import type { CalendarDesk } from './services/calendar-desk.ts';
import type { BusinessDesk } from './services/business-desk.ts';
import type { CallHistory } from './services/call-history.ts';
import type { CallSearch } from './services/call-search.ts';
import type { Callers } from './services/callers.ts';
import type { ExportDesk } from './services/export-desk.ts';
import type { FactHistory } from './services/fact-history.ts';
import type { Forgetting } from './services/forgetting.ts';
import type { KnowledgeGaps } from './services/knowledge-gaps.ts';
import type { MorningSheetDesk } from './services/morning-sheet.ts';
import type { Memory } from './services/memory.ts';
import type { Notes } from './services/notes.ts';
import type { PersonDesk } from './services/person-desk.ts';
import type { ReviewList } from './services/review-list.ts';
import type { RemoteWrites } from './services/remote-writes.ts';
import type { Replay } from './services/replay.ts';
import type { RequestDesk } from './services/request-desk.ts';
import type { StatusDesk } from './services/status.ts';
import type { TaskList } from './services/task-list.ts';
import type { DeskCsv } from './services/desk-csv.ts';
import type { TextDesk } from './services/text-desk.ts';
import type { TodayDesk } from './services/today-desk.ts';

type Services = {
  memory: Memory;
  notes: Notes;
  tasks: TaskList;
  history: CallHistory;
  search: CallSearch;
  replay: Replay;
  requests: RequestDesk;
  callers: Callers;
  exportText: ExportDesk;
  people: PersonDesk;
  facts: FactHistory;
  review: ReviewList;
  today: TodayDesk;
  forget: Forgetting['forget'];
  forgetCall: Forgetting['forgetCall'];
  businesses: BusinessDesk;
  closeBusiness: (id: string) => Promise<void>;
  status: StatusDesk;
  remoteWrites: RemoteWrites;
  settings: SettingsServices;
  host: Host | undefined;
  connect: ConnectServices;
  lines: LineServices;
  doctoring: DoctorServices;
  frontDesk: FrontDeskServices;
  texts: TextDesk & { csv: DeskCsv };
  morning: { gaps: KnowledgeGaps; sheet: MorningSheetDesk };
  outgoing: OutgoingServices;
  setup: SetupServices;
  calendars: CalendarDesk;
  fetched: ConversationServices;
  backups: Backups;
  privacy: PrivacyServices;
} & WayServices;

/** Which service does which command. */
export function createHandlers(services: Services): CommandHandlers {
  return {
    ...memoryHandlers(services),
    ...callHandlers(services),
    ...deskHandlers(services),
    ...settingsHandlers(services.settings),
    ...wayHandlers(services),
    ...hostHandlers(services.host),
    ...connectHandlers(services.connect),
    ...lineHandlers(services.lines),
    ...doctorHandlers(services.doctoring),
    ...frontDeskHandlers(services.frontDesk),
    ...textHandlers(services.texts),
    ...deskCsvHandlers(services.texts.csv),
    ...gapHandlers(services.morning.gaps),
    ...morningSheetHandlers(services.morning.sheet),
    ...calendarHandlers(services.calendars),
    ...outgoingHandlers(services.outgoing),
    ...setupHandlers(services.setup),
    ...conversationHandlers(services.fetched),
    ...backupHandlers(services.backups),
    ...privacyHandlers(services.privacy),
  };
}

function memoryHandlers({ memory, facts, review, notes, tasks }: Services) {
  return {
    'memory.list': (input) => memory.list(input),
    'memory.add': (input) => memory.add(input, 'staff'),
    'memory.import': (input) => memory.add(input, 'imported'),
    'facts.change': (input) => memory.change(input),
    'facts.forget': (input) => memory.forget(input),
    'facts.history': (input) => facts.history(input),
    'facts.undo': (input) => facts.undo(input),
    'review.list': review,
    'notes.list': (input) => notes.list(input),
    'notes.add': (input) => notes.add(input),
    'notes.remove': (input) => notes.remove(input),
    'tasks.list': (input) => tasks.list(input),
    'tasks.done': (input) => tasks.finish(input),
  } satisfies Partial<CommandHandlers>;
}

function callHandlers({ history, search, replay, requests, callers, exportText, memory, people, ...rest }: Services) {
  const { forget, forgetCall } = rest;
  return {
    'calls.list': (input) => history.list(input),
    'calls.get': (input) => history.get(input),
    'calls.search': (input) => search.search(input),
    'calls.replay': ({ id }) => replay.call(history.find(id)),
    'requests.list': (input) => requests.list(input),
    'requests.get': (input) => requests.get(input),
    'requests.replay': (input) => requests.replay(input),
    'callers.list': (input) => callers.list(input),
    'callers.get': (input) => callers.get(input),
    'callers.remember': (input) => memory.remember(input),
    'callers.merge': (input) => people.merge(input),
    'callers.split': (input) => people.split(input),
    'callers.block': (input) => people.block(input),
    'calls.assign': (input) => people.assign(input),
    'callers.export': (input) => callers.export(input),
    'callers.export-text': exportText,
    'callers.forget': forget,
    'calls.forget': forgetCall,
  } satisfies Partial<CommandHandlers>;
}

function deskHandlers({ businesses, closeBusiness, today, status, condition, remoteWrites }: Services) {
  return {
    'businesses.list': () => ({ businesses: businesses.list() }),
    'businesses.get': ({ id }) => businesses.get(id),
    'businesses.save': (input) => businesses.save(input),
    'businesses.remove': async ({ id }) => {
      await closeBusiness(id);
      return {};
    },
    'today.get': (input) => today.get(input),
    'status.get': () => status.get(condition.get),
    'remote-writes.set': (input) => remoteWrites.set(input),
  } satisfies Partial<CommandHandlers>;
}
