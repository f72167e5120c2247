import type { IncomingHttpHeaders } from 'node:http';

import type { AppEvents } from '#contract/events.ts';

import { createCameOver } from './domain/came-over.ts';
import { createBodyBudget } from './http/body-budget.ts';
import { createDeskApp } from './http/desk-app.ts';
import type { DeskSessions } from './http/desk-session.ts';
import type { Answered, Exchanged } from './http/exchange.ts';
import { createEventFeed, type Every } from './http/event-feed.ts';
import { createFailureLimiter } from './http/failure-limiter.ts';
import { calendarRoute } from './http/routes/calendar.ts';
import { healthRoute } from './http/routes/health.ts';
import { initiationRoutes } from './http/routes/initiation.ts';
import { mediaStreamRoutes } from './http/routes/media-stream.ts';
import { postCallRoute } from './http/routes/post-call.ts';
import { relayRoutes } from './http/routes/relay.ts';
import { remoteWriteRoutes } from './http/routes/remote-writes.ts';
import { seed004Routes } from './http/routes/single-callback.ts';
import { createToolCaller } from './http/routes/tool-caller.ts';
import { toolRoute } from './http/routes/tools.ts';
import { twilioRoutes } from './http/routes/twilio-calls.ts';
import { twilioTextRoutes } from './http/routes/twilio-texts.ts';
import { createSenderCheck } from './http/sender-check.ts';
import { openDoor, type Door } from './http/server-limits.ts';
import { createUpgrades, type Upgrades } from './http/upgrades.ts';
import { createWebhookApp, type WebhookApp } from './http/webhook-app.ts';
import { createSignatureCheck } from './integrations/elevenlabs/signature.ts';
import { createTwilioCheck } from './integrations/twilio/signature.ts';
import type { Execute } from './execute.ts';
import type { Bus } from './platform/bus.ts';
import type { Config } from './platform/config.ts';
import { probeKeyOf } from './platform/derive-key.ts';
import type { Logger } from './platform/logger.ts';
import type { Services } from './wiring.ts';
import { wireBrain } from './wiring-brain.ts';

type DoorDeps = {
  config: Config;
  version: string;
  services: Services;
  execute: Execute;
  installKey: Buffer;
  now: () => Date;
  log: Logger;
};

const monotonic = (): number => performance.now();

type WebhookDoor = WebhookApp & { upgrades: Upgrades };

/** The only door the tunnel knows: what ElevenLabs and Twilio call, and nothing else. */
export function webhookDoor(deps: DoorDeps): WebhookDoor {
  const { services, execute, installKey, log } = deps;
  const { ringing, intake, recordings, tools, remoteWrites, secrets, lines } = services;
  // A clock that is off must not make every report of a call too old (reliability.md F11).
  const { corrected } = services.providers.clock;
  const check = createSignatureCheck({ secrets: () => secrets.inUse('webhook'), now: corrected });
  const postCall = postCallRoute({ intake, recordings, check });
  const call = createToolCaller({ tools, deskTools: services.deskTools });
  const guarded = guardOf(deps);
  const budget = createBodyBudget();
  const webhooks = createWebhookApp({
    ...guarded,
    routes: [
      healthRoute({ probeKey: probeKeyOf(installKey) }),
      ...initiationRoutes({ ringing, secrets: () => secrets.inUse('initiation') }),
      postCall,
      ...seed004Routes({
        ...{ call, postCall },
        auth: {
          ...{ kind: 'header-or-signature', header: 'x-linekeeper-secret', check },
          secrets: () => secrets.inUse('tool'),
        },
      }),
      ...twilioRoutes({
        ...{ answering: lines.answering, heard: lines.heard, base: lines.base },
        check: createTwilioCheck(lines),
        report: (where, error) => log.fault(where, error),
      }),
      ...twilioTextRoutes({ ...services.texts, check: createTwilioCheck(lines) }),
      toolRoute({ call, secrets: () => secrets.inUse('tool') }),
      ...relayRoutes(services.relay),
      calendarRoute({ ...services.calendars.feeds, now: monotonic }),
      ...remoteWriteRoutes({ open: remoteWrites.enabled, tokens: remoteWrites.tokens, execute, now: monotonic }),
    ],
    budget,
  });
  const upgrades = createUpgrades({
    ...guarded,
    routes: [
      ...mediaStreamRoutes({ bridge: lines.bridge, check: createTwilioCheck(lines) }),
      wireBrain({ services, useTool: call, log }),
    ],
  });
  services.gauges.watch('bodies', budget.fill);
  services.gauges.watch('sockets', upgrades.fullest);
  return { ...webhooks, upgrades };
}

/** What stands before every way in, whether it is asked for once or stays open. */
function guardOf({ services, now, log }: DoorDeps) {
  const { requestLog, status, tunnel, onlyProviders } = services;
  const cameOver = createCameOver();
  return {
    mayAsk: createSenderCheck({
      isOn: onlyProviders,
      isTunnelOurs: () => ['quick', 'named'].includes(tunnel.status().mode),
    }),
    failures: createFailureLimiter({ now: monotonic }),
    report: (error: unknown): void => log.fault('webhook-door', error),
    cameOver(headers: IncomingHttpHeaders): string | null {
      const { publicUrl } = tunnel.status();
      return cameOver(publicUrl, headers) ? publicUrl : null;
    },
    onAnswered(
      { route, status: code, milliseconds, bytes, refused, over }: Answered,
      exchanged: Exchanged | null,
    ): void {
      const problem = refused && { problem: refused };
      log.event('webhook.answered', { route: route ?? 'none', status: code, milliseconds, bytes, ...problem });
      // A calendar is asked for every few minutes, by nobody whose call depends on it.
      if (route === null || route === 'health' || route === 'calendar' || (refused !== null && status.isKnocking()))
        return;
      status.saw({ route, at: now().toISOString(), status: code, milliseconds }, over);
      requestLog.saw({ route, status: code, milliseconds, refused, exchanged });
    },
  };
}

type Desk = { bus: Bus<AppEvents>; sessions: DeskSessions; windowDir: string };

/** The owner's door: this machine only, behind the token. Closing it ends the streams that would keep it open. */
export async function openDesk(
  { config, version, services, execute, log }: DoorDeps,
  { bus, sessions, windowDir }: Desk,
): Promise<Door> {
  const port = config.doors.deskPort;
  let taken = port;
  const feed = createEventFeed({ subscribe: (listener) => bus.subscribe(listener), every });
  services.gauges.watch('windows', feed.fill);
  const app = createDeskApp({
    ...{ execute, feed, windowDir, sessions, version },
    roleOf: services.access.roleOf,
    audio: services.conversations.audio,
    calendars: services.calendars.feeds,
    tokens: () => [services.apiToken.current()],
    port: () => taken,
    report: (error) => log.fault('desk-door', error),
    onAnswered: (answered) => log.event('desk.answered', answered),
  });
  const door = await openDoor({ listener: app, port, portSetting: 'LINEKEEPER_DESK_PORT' });
  taken = door.port;
  return {
    ...door,
    close(graceMs) {
      feed.close();
      return door.close(graceMs);
    },
  };
}

const every: Every = (milliseconds, work) => {
  const timer = setInterval(work, milliseconds);
  return () => clearInterval(timer);
};
