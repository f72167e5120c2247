import type { AppEvents } from '#contract/events.ts';
import type { Status } from '#contract/status.ts';
import { createExecute, type Execute } from './execute.ts';
import { createDeskSessions } from './http/desk-session.ts';
import { openDoor, type Door } from './http/server-limits.ts';
import type { WebhookRoute } from './http/webhook-route.ts';
import { openData, type Data } from './open-data.ts';
import { createBus, type Bus } from './platform/bus.ts';
import type { Config } from './platform/config.ts';
import type { Logger } from './platform/logger.ts';
import { removeRuntimeFile, writeRuntimeFile } from './platform/runtime-file.ts';
import { openDesk, webhookDoor } from './doors.ts';
import { wireServices, type Services } from './wiring.ts';

export type AppOptions = {
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
};

export type Core = { execute: Execute; bus: Bus<AppEvents>; stop(): Promise<void> };

export type App = Core & {
  webhookUrl: string;
  deskUrl: string | null;
  publicUrl: string | null;
  /** Every route on the webhook door, for whoever wants to try them all. */
  routes: readonly WebhookRoute[];
  /** The desk's address for a browser, with a fresh one-time ticket behind the `#`. */
  deskAddress(): string | null;
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
};
type Report = (where: string, error: unknown) => void;

/** The app without its doors, for commands while nothing is being served. Throws AppError as `openData` does. */
export function openCore(options: Omit<AppOptions, 'desk'>): Core {
  const inside = open(options, false, () => CLOSED_DOORS);
  return { execute: inside.execute, bus: inside.bus, stop: () => shut(inside) };
}

/** The composition root. Resolves when both doors answer; throws AppError with one sentence when it cannot start. */
export async function startApp(options: AppOptions): Promise<App> {
  const { config, dataDir, log } = options;
  const doors: Status['doors'] = { ...CLOSED_DOORS, publicUrl: config.tunnel.publicUrl ?? null };
  const inside = open(options, true, () => doors);
  const opened: Door[] = [];
  try {
    const deps = { ...options, ...inside, installKey: inside.data.installKey };
    const { app, routes } = webhookDoor(deps);
    const port = config.doors.webhookPort;
    const webhooks = await openDoor({ listener: app, port, portSetting: 'LINEKEEPER_WEBHOOK_PORT' });
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
    Object.assign(doors, { webhookUrl: webhooks.url, deskUrl: desk?.url ?? null });
    inside.services.recordings.recover(inside.data.stores.inbox.names);
    inside.services.inbox.wake();
    inside.services.housekeeping.closeStaleCalls();
    inside.services.housekeeping.erasePutAside();
    inside.services.housekeeping.sweepRecordings();
    inside.services.housekeeping.daily();
    writeRuntimeFile(dataDir, runtimeInfo(options, webhooks, desk));
    log.event('app.started', { port: webhooks.port, version: options.version });
    return {
      execute: inside.execute,
      bus: inside.bus,
      webhookUrl: webhooks.url,
      deskUrl: desk?.url ?? null,
      publicUrl: doors.publicUrl,
      routes,
      deskAddress: () => desk && `${desk.url}/#${sessions.issueTicket()}`,
      settled: () => settled(inside.services),
      async stop() {
        await Promise.all(opened.map((door) => door.close()));
        removeRuntimeFile(dataDir);
        await shut(inside);
        log.event('app.stopped');
      },
    };
  } catch (error) {
    await Promise.all(opened.map((door) => door.close(0)));
    await shut(inside);
    throw error;
  }
}

const CLOSED_DOORS: Status['doors'] = { webhookUrl: null, deskUrl: null, publicUrl: null };

function open(options: Omit<AppOptions, 'desk'>, serving: boolean, doors: () => Status['doors']): Inside {
  const { log, config, dataDir, demo, now = () => new Date() } = options;
  const data = openData({ config, dataDir, demo, serving, now });
  try {
    const report: Report = (where, error) => log.fault(where, error);
    const bus = createBus<AppEvents>((error) => report('bus', error));
    const services = wireServices({ ...options, data, bus, doors, now, report });
    logEvents(bus, log);
    const execute = createExecute(services.handlers, { 'businesses.save': services.businesses.complete });
    return { data, services, bus, execute, now, report };
  } catch (error) {
    data.close();
    throw error;
  }
}

/** Whatever cannot be done any more, such as on a full disk, must not keep the rest from being closed. */
async function shut({ data, services, report }: Inside): Promise<void> {
  services.ringLog.stop();
  await services.inbox.stop();
  await services.retention.stop();
  for (const last of [services.housekeeping.stop, data.stores.checkpoint, data.close]) {
    try {
      last();
    } catch (error) {
      report('stop', error);
    }
  }
}

async function settled({ ringLog, inbox, retention }: Services): Promise<void> {
  ringLog.flush();
  await inbox.settled();
  await retention.settled();
}

function runtimeInfo({ config, demo, now = () => new Date() }: AppOptions, webhooks: Door, desk: Door | null) {
  const {
    webhook: [webhook],
    initiation: [initiation],
    tool: [tool],
  } = config.secrets;
  const demoSecrets = demo && webhook && initiation && tool ? { demoSecrets: { webhook, initiation, tool } } : {};
  const urls = { webhookUrl: webhooks.url, deskUrl: desk?.url ?? null };
  return { pid: process.pid, ...urls, startedAt: now().toISOString(), ...demoSecrets };
}

/** One line for each thing that happened, with our own ids only. */
function logEvents(bus: Bus<AppEvents>, log: Logger): void {
  bus.subscribe(({ name, payload }) => {
    if (name === 'request.seen') return; // the door has logged it
    if ('status' in payload) log.event(name, { id: payload.id, state: payload.status });
    else if ('id' in payload) log.event(name, { id: payload.id });
    else if ('callerId' in payload) log.event(name, { id: payload.callerId });
    else log.event(name);
  });
}
