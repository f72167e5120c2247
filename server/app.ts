import { AppError } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import type { Host } from '#contract/host.ts';
import type { Status } from '#contract/status.ts';
import { createExecute, type Execute } from './execute.ts';
import { createDeskSessions } from './http/desk-session.ts';
import { openDoor, type Door } from './http/server-limits.ts';
import type { WebhookRoute } from './http/webhook-route.ts';
import { openData, type Data } from './open-data.ts';
import { createBrokenData } from './broken-data.ts';
import { logEvents } from './event-lines.ts';
import { createBus, type Bus } from './platform/bus.ts';
import type { Config } from './platform/config.ts';
import type { Logger } from './platform/logger.ts';
import { removeRuntimeFile, writeRuntimeFile } from './platform/runtime-file.ts';
import { runtimeInfo } from './runtime-info.ts';
import type { CallAudio } from './services/call-audio.ts';
import { openDesk, webhookDoor } from './doors.ts';
import type { Network } from './tunnel/network.ts';
import type { OpenDoor } from './tunnel/tunnel-deps.ts';
import { settlePast } from './settle-past.ts';
import { wakeHooks, type WakeHooks } from './wake-hooks.ts';
import { wireServices, type Services } from './wiring.ts';
import type { WiringOptions } from './wiring-options.ts';

export type AppOptions = Pick<WiringOptions, 'backupCost' | 'calendars' | 'onRestore'> & {
  config: Config;
  dataDir: string;
  /** Templates and rehearsals shipped with the program. */
  resourcesDir: string;
  version: string;
  demo: boolean;
  /** Where the built window lies that the desk door serves; `none` where the window talks over IPC. */
  desk: { windowDir: string } | 'none';
  now?: () => Date;
  log: Logger;
  /** Another world for the tunnel to look at than the one outside: for tests. */
  network?: Partial<Network>;
  /** The key of the memory, from a host that keeps it elsewhere than in `secret.key` and the environment. */
  masterKey?: Buffer | undefined;
  /** The desktop program around the server, where there is one. */
  host?: Host | undefined;
  /** Where the tunnel's program lies that came with Linekeeper, if not beside its other resources. */
  programsDir?: string | undefined;
  /** The database must not be written any more, and only another start can look at it: the one who started this ends it. */
  onBroken?: ((error: unknown) => void) | undefined;
};

export type Core = {
  execute: Execute;
  bus: Bus<AppEvents>;
  /** Who sits at a window, and what may be told there. */
  access: Pick<Services['access'], 'roleOf' | 'toldTo'>;
  stop(): Promise<void>;
};

export type App = Core & {
  webhookUrl: string;
  deskUrl: string | null;
  /** Null until it is known; see `status.get` for whether it leads here. */
  readonly publicUrl: string | null;
  /** What the tunnel and the tray cannot know by themselves. */
  tunnel: WakeHooks;
  /** The sound of a call, as it comes; ends with the signal. Throws as `CallAudio.open` does. */
  audio: CallAudio['open'];
  /** The calls that go through this computer, for whoever wants to speak in one. */
  liveRoom: Services['liveRoom'];
  /** Every route on the webhook door, for whoever wants to try them all. */
  routes: readonly WebhookRoute[];
  /** The desk's address for a browser, with a fresh one-time ticket behind the `#`. */
  deskAddress(): string | null;
  /** Takes no more calls whose sound goes through here; resolves when none goes on, or the time is over. */
  calm(limitMs: number): Promise<void>;
  /** Resolves when everything that has arrived is written down and learned from. */
  settled(): Promise<void>;
};

type Inside = {
  data: Data;
  services: Services;
  bus: Bus<AppEvents>;
  execute: Execute;
  now: () => Date;
  report: Report;
  log: Logger;
  broken: { stop: () => void };
};
type Report = (where: string, error: unknown) => void;

/**
 * The app without its doors, for commands while nothing is being served. Throws AppError as `openData` does. `settle`
 * resolves when no unused byte of the database holds what was erased.
 */
export function openCore(options: Omit<AppOptions, 'desk'>): Core & { settle: () => Promise<void> } {
  const inside = open(options, { serving: false, doors: () => CLOSED_DOORS, door: noDoor });
  const { services, execute, bus } = inside;
  // Nobody rings here: what was erased need not wait for a quiet moment.
  const settle = (): Promise<void> => services.wiping.finish();
  return { execute, bus, access: services.access, settle, stop: () => settle().finally(() => shut(inside)) };
}

/** The composition root. Resolves when both doors answer; throws AppError with one sentence when it cannot start. */
export async function startApp(options: AppOptions): Promise<App> {
  const { config, dataDir, log } = options;
  const doors: Status['doors'] = { ...CLOSED_DOORS };
  let door: OpenDoor | undefined;
  const inside = open(options, { serving: true, doors: () => doors, door: () => door ?? noDoor() });
  const opened: Door[] = [];
  try {
    const deps = { ...options, ...inside, installKey: inside.data.installKey };
    const { app, routes, upgrades } = webhookDoor(deps);
    const port = config.doors.webhookPort;
    const webhooks = await openDoor({ listener: app, port, portSetting: 'LINEKEEPER_WEBHOOK_PORT', upgrades });
    opened.push(webhooks);
    const sessions = createDeskSessions({
      kept: inside.data.stores.sessions,
      now: inside.now,
      elapsed: () => performance.now(),
    });
    // Other commands of this machine read it from its file from now on.
    inside.services.apiToken.current();
    const desk = options.desk === 'none' ? null : await openDesk(deps, { ...options.desk, bus: inside.bus, sessions });
    if (desk) opened.push(desk);
    door = { url: webhooks.url, routes, foreign: OWNERS_PATHS, knocking: inside.services.status.knocking };
    Object.assign(doors, { webhookUrl: webhooks.url, deskUrl: desk?.url ?? null });
    settlePast({ ...inside, stores: inside.data.stores });
    writeRuntimeFile(dataDir, runtimeInfo(options, webhooks, desk));
    const { tunnel, lines } = inside.services;
    begin(inside.services);
    log.event('app.started', { port: webhooks.port, version: options.version });
    return {
      ...{ execute: inside.execute, bus: inside.bus, access: inside.services.access },
      ...{ webhookUrl: webhooks.url, liveRoom: inside.services.liveRoom },
      deskUrl: desk?.url ?? null,
      get publicUrl() {
        return tunnel.status().publicUrl;
      },
      tunnel: wakeHooks(inside.services),
      audio: (id, signal) => inside.services.conversations.audio.open(id, signal),
      routes,
      deskAddress: () => desk && `${desk.url}/#${sessions.issueTicket()}`,
      calm: lines.bridge.calm,
      settled: () => settled(inside.services),
      async stop() {
        await Promise.all([lines.bridge.stop(), tunnel.stop(), ...opened.map((door) => door.close())]);
        removeRuntimeFile(dataDir);
        await shut(inside);
        log.event('app.stopped');
      },
    };
  } catch (error) {
    await Promise.all([inside.services.tunnel.stop(), ...opened.map((each) => each.close(0))]);
    await shut(inside);
    throw error;
  }
}

function begin({ tunnel, condition, conversations, jobs, elsewhere, agentRounds }: Services): void {
  tunnel.start();
  condition.begin();
  conversations.desk.start();
  jobs.begin();
  elsewhere.start();
  agentRounds.start();
}

const CLOSED_DOORS: Status['doors'] = { webhookUrl: null, deskUrl: null, publicUrl: null };

/** Asked for on the webhook door before a tunnel is opened, and must not be there. */
const OWNERS_PATHS = ['/', '/api/status', '/api/events', '/api/calls', '/api/callers', '/api/session', '/openapi.json'];

function noDoor(): never {
  throw new AppError('internal', 'The webhook door is not open.');
}

type Opening = Pick<WiringOptions, 'doors' | 'door'> & { serving: boolean };

function open(options: Omit<AppOptions, 'desk'>, { serving, ...outside }: Opening): Inside {
  const { log, config, dataDir, masterKey, demo, now = () => new Date() } = options;
  const data = openData({ config, dataDir, masterKey, demo, serving, now });
  try {
    const watchful: Logger = {
      ...log,
      // Damage is met wherever something is read, and whatever nobody expected is told here.
      fault(where, error) {
        log.fault(where, error);
        data.stores.note(error);
      },
    };
    const report: Report = (where, error) => watchful.fault(where, error);
    const broken = createBrokenData({ dataDir, onBroken: options.onBroken, log });
    data.stores.whenBroken((error) => broken.broke(error));
    const bus = createBus<AppEvents>((error) => report('bus', error));
    const services = wireServices({ ...options, ...outside, log: watchful, data, bus, now, report });
    logEvents(bus, log);
    const completions = { 'businesses.save': services.businesses.complete };
    const { access, audit } = services;
    const { note, noteRefusal } = audit;
    const execute = createExecute(services.handlers, { completions, whoAsks: access.whoAsks, note, noteRefusal });
    return { data, services, bus, execute, now, report, log: watchful, broken };
  } catch (error) {
    data.close();
    throw error;
  }
}

/** Whatever cannot be done any more, such as on a full disk, must not keep the rest from being closed. */
async function shut({ data, services, report, broken }: Inside): Promise<void> {
  broken.stop();
  services.condition.stop();
  services.access.stop();
  services.agentRounds.stop();
  // A folder of the network may not answer: what rang, and who saw it, is written down meanwhile.
  const backups = services.backups.stop();
  services.conversations.desk.stop();
  await services.jobs.stop();
  services.outgoing.calls.stop();
  services.ringLog.stop();
  services.deeds.stop();
  // Nobody is forgotten once what came is no longer learned.
  const retention = services.retention.stop();
  await services.inbox.stop();
  await retention;
  await backups;
  await services.wiping.stop();
  await services.room.close();
  for (const last of [services.audit.flush, services.housekeeping.stop, data.stores.checkpoint, data.close]) {
    try {
      last();
    } catch (error) {
      report('stop', error);
    }
  }
}

async function settled({ ringLog, deeds, inbox, retention, audit }: Services): Promise<void> {
  ringLog.flush();
  deeds.flush();
  audit.flush();
  await inbox.settled();
  await retention.settled();
}
