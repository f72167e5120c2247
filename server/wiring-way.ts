import { join } from 'node:path';

import type { AppEvents } from '#contract/events.ts';
import type { SecretName } from '#contract/settings.ts';
import type { Problem } from '#contract/status.ts';
import { tell, type Told } from '#contract/told.ts';
import type { Reachability } from '#contract/today.ts';
import type { Data } from './open-data.ts';
import type { Bus } from './platform/bus.ts';
import type { Config } from './platform/config.ts';
import { probeKeyOf } from './platform/derive-key.ts';
import type { Logger } from './platform/logger.ts';
import type { BusinessBook } from './services/business-book.ts';
import { createConditionDesk, type ConditionDesk } from './services/condition-desk.ts';
import { databaseTrouble } from './services/database-trouble.ts';
import type { DiskRoom } from './services/disk-room.ts';
import type { Pause } from './services/pause.ts';
import type { StatusDesk } from './services/status.ts';
import { createTunnelDesk, type TunnelDesk } from './services/tunnel-desk.ts';
import { resolveCloudflared } from './tunnel/cloudflared-binary.ts';
import { fetchPinned } from './tunnel/cloudflared-pinned.ts';
import { cacheDirIn } from './tunnel/cloudflared-release.ts';
import type { Network } from './tunnel/network.ts';
import type { OpenDoor } from './tunnel/tunnel-deps.ts';
import { createTunnel } from './tunnel/tunnel.ts';
import type { Chosen } from './wiring-settings.ts';

type Options = {
  data: Data;
  config: Config;
  dataDir: string;
  resourcesDir: string;
  programsDir?: string | undefined;
  demo: boolean;
  /** The webhook door, once it is open. */
  door: () => OpenDoor;
  bus: Bus<AppEvents>;
  now: () => Date;
  log: Logger;
  report: (where: string, error: unknown) => void;
  network?: Partial<Network> | undefined;
};

/** The way from the phone to the webhook door, with the engine that opens and watches it. */
export function wireTunnel(options: Options, { preferences, secrets, secretDesk }: Chosen): TunnelDesk {
  const { data, config, dataDir, resourcesDir, door, bus, now, log, report, network } = options;
  const bundledDir = options.programsDir ?? join(resourcesDir, 'cloudflared');
  const machine = { platform: process.platform, arch: process.arch };
  const cacheDir = cacheDirIn(dataDir);
  const places = { bundledDir, cacheDir, configured: config.tunnel.program };
  return createTunnelDesk({
    ...{ preferences, secrets, secretDesk, bus, now, report },
    given: config.tunnel,
    engine: ({ wish, onChange }) =>
      createTunnel({
        ...{ door, dataDir, onChange, log, now, network },
        settings: wish,
        program: (over) => resolveCloudflared({ ...machine, ...places, over }),
        probeKey: probeKeyOf(data.installKey),
        onAddress: (publicUrl) => log.event('tunnel.address', { address: publicUrl }),
        elapsed: () => performance.now(),
      }),
    fetchProgram: () => fetchPinned({ machine, into: { cacheDir }, tryRun: true }),
  });
}

export type Around = Chosen & {
  book: BusinessBook;
  tunnel: TunnelDesk;
  reachability: () => Reachability;
  room: DiskRoom;
  /** What is wrong with what should come from the providers. */
  trouble: () => Told[];
};

/** What does not work now, from everybody who knows of something. */
export function wireProblems({ data, config, demo }: Options, { book, ...around }: Around): () => Problem[] {
  return () => [
    ...[
      ...databaseTrouble(data.stores),
      ...around.room.trouble(),
      ...missingSettings(config, around),
      ...wayTrouble(demo, around),
      ...around.trouble(),
      ...data.problems,
    ].map((told) => ({ ...told, at: null })),
    ...book.problems(),
  ];
}

/** A route without its secret answers 503; the owner is told what that means, and where to set it. */
function missingSettings({ model }: Config, { secrets }: Chosen): Told[] {
  const isMissing = (name: SecretName): boolean => secrets.inUse(name).length === 0;
  return [
    ...(isMissing('initiation') ? [tell('initiation_secret_missing')] : []),
    ...(isMissing('webhook') ? [tell('webhook_secret_missing')] : []),
    ...(isMissing('tool') ? [tell('tool_secret_missing')] : []),
    ...(model.baseUrl && !model.name ? [tell('model_name_missing')] : []),
  ];
}

function wayTrouble(demo: boolean, { tunnel, reachability }: Pick<Around, 'tunnel' | 'reachability'>): Told[] {
  const { mode, state, told } = tunnel.status();
  if (state === 'off') return demo ? [] : [tell('public_address_missing')];
  if (state === 'failed' || state === 'degraded') return [told];
  const { reason } = reachability();
  if (reason === 'only-here') return [tell('public_address_local')];
  const isUnknown = mode === 'quick' && state === 'reachable' && reason !== 'answered';
  return isUnknown ? [tell('quick_address_new')] : [];
}

type Shown = { book: BusinessBook; tunnel: TunnelDesk; pause: Pause; status: StatusDesk };

/** What the tray shows. */
export function wireCondition(
  { data, bus, demo, now }: Options,
  { book, tunnel, pause, status }: Shown,
): ConditionDesk {
  return createConditionDesk({
    ...{ stores: data.stores, bus, demo, pause, now },
    tunnel: tunnel.status,
    problems: status.problems,
    reachability: status.reachability,
    zone: () => book.tenant(null).business.zone,
  });
}
