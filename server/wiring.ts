import type { AppEvents } from '#contract/events.ts';
import type { Status } from '#contract/status.ts';
import { createHandlers } from './handlers.ts';
import { toPostCallEvent } from './integrations/elevenlabs/events.ts';
import { createExtractor } from './integrations/model/extractor.ts';
import type { Bus } from './platform/bus.ts';
import type { Config } from './platform/config.ts';
import type { Data } from './open-data.ts';
import type { FinishedCall } from './domain/finished-call.ts';
import type { Finding } from './domain/observation.ts';
import { quotedFindings } from './domain/quoted-findings.ts';
import { createBusinessBook, type BusinessBook } from './services/business-book.ts';
import { createCallHistory } from './services/call-history.ts';
import { createCallerFinder } from './services/caller-finder.ts';
import { createCallerKeys } from './services/caller-keys.ts';
import { createCallers } from './services/callers.ts';
import { provideDefaultBusiness } from './services/default-business.ts';
import { createForgetting } from './services/forgetting.ts';
import { createHousekeeping } from './services/housekeeping.ts';
import { createInboxWorker } from './services/inbox-worker.ts';
import { createIntake } from './services/intake.ts';
import { createLearning } from './services/learning.ts';
import { createMemoryRefresh } from './services/memory-refresh.ts';
import { createMemory } from './services/memory.ts';
import { createNotesAndTasks } from './services/notes-and-tasks.ts';
import { createPeople } from './services/people.ts';
import { createRecall } from './services/recall.ts';
import { createRecordings } from './services/recordings.ts';
import { createRemoteWrites } from './services/remote-writes.ts';
import { createRingLog } from './services/ring-log.ts';
import { createRinging } from './services/ringing.ts';
import { createSoulFiles } from './services/soul-files.ts';
import { createStatusDesk } from './services/status.ts';
import { createToolDesk } from './services/tool-desk.ts';

export type WiringOptions = {
  data: Data;
  config: Config;
  dataDir: string;
  resourcesDir: string;
  version: string;
  demo: boolean;
  bus: Bus<AppEvents>;
  doors: () => Status['doors'];
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

export type Services = ReturnType<typeof wireServices>;

/** Which part is plugged into which. Nothing here decides anything. */
export function wireServices({
  data,
  config,
  dataDir,
  resourcesDir,
  version,
  demo,
  bus,
  doors,
  now,
  report,
}: WiringOptions) {
  const { stores, box } = data;
  const keys = createCallerKeys({ installKey: data.installKey, box });
  const souls = createSoulFiles({ dataDir, resourcesDir });
  souls.provide(config.business.trade ?? 'default');
  const book = createBusinessBook({ stores, keys, box, souls, now });
  book.load();
  provideDefaultBusiness({ book, config });

  const people = createPeople({ stores, now });
  const finder = createCallerFinder({ stores, keys, now });
  const refresh = createMemoryRefresh({ stores, book, now });
  const recordings = createRecordings({ dataDir, box });
  const notes = createNotesAndTasks({ stores, finder, refresh, bus, now });
  const ringLog = createRingLog({ stores, keys, people, bus, report });
  const ringing = createRinging({ stores, book, keys, ringLog, globalNotes: notes.globalNotes, now, report });
  const learning = createLearning({ stores, book, keys, people, refresh, now });
  const inbox = createInboxWorker({
    ...{ stores, box, bus, learning, recordings, now, report },
    readEvent: toPostCallEvent,
    extract: extraction(config, book),
  });
  const intake = createIntake({ stores, box, now, onStored: inbox.wake });
  const recall = createRecall({ stores });
  const tools = createToolDesk({ stores, book, ringLog, recall, refresh, bus, now });
  const history = createCallHistory({ stores });
  const callers = createCallers({ stores, keys, finder, history });
  const forget = createForgetting({ stores, finder, people, refresh, recordings, ringLog, bus, now });
  const memory = createMemory({ stores, book, finder, refresh, bus, now });
  const remoteWrites = createRemoteWrites({ stores, box, now });
  const problems = (): string[] => [...missingSettings(config), ...data.problems, ...book.problems()];
  const status = createStatusDesk({
    ...{ stores, version, demo, doors, problems },
    startedAt: now(),
    remoteWrites: remoteWrites.enabled,
  });
  const housekeeping = createHousekeeping({ stores, book, refresh, bus, noteFloor: data.noteFloor, now, report });
  const handlers = createHandlers({ memory, notes, history, callers, forget, book, status, remoteWrites });
  return { handlers, ringing, ringLog, intake, inbox, recordings, tools, remoteWrites, status, housekeeping };
}

/** A model's further findings about a call; null where no model is configured. */
function extraction({ model }: Config, book: BusinessBook): ((call: FinishedCall) => Promise<Finding[]>) | null {
  const { baseUrl, apiKey, name } = model;
  if (!baseUrl || !name) return null;
  const extract = createExtractor({ baseUrl, apiKey, model: name });
  return async (call) => {
    const { trade } = book.forCall(call).business;
    return quotedFindings(call, await extract(call, trade), trade);
  };
}

/** A route without its secret answers 503; the owner is told which setting is missing and what that means. */
function missingSettings({ secrets, model, tunnel }: Config): string[] {
  const needed = [
    [secrets.initiation, 'LINEKEEPER_INITIATION_SECRET is not set: callers are not recognised when the phone rings.'],
    [secrets.webhook, 'ELEVENLABS_WEBHOOK_SECRET is not set: nothing is learned from finished calls.'],
    [secrets.tool, 'LINEKEEPER_TOOL_SECRET is not set: the agent cannot use its tools during a call.'],
  ] as const;
  const noTunnel =
    tunnel.mode === 'off'
      ? []
      : ['This version opens no tunnel of its own: set PUBLIC_BASE_URL to an address that leads to the webhook port.'];
  const unused = model.baseUrl && !model.name ? ['LLM_MODEL is not set: the model at LLM_BASE_URL is not used.'] : [];
  return [...needed.flatMap(([given, sentence]) => (given.length === 0 ? [sentence] : [])), ...unused, ...noTunnel];
}
