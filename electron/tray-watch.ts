import { commands } from '#contract/commands.ts';
import type { CallSummary } from '#contract/calls.ts';
import type { AppEvent } from '#contract/events.ts';
import type { TunnelStatus } from '#contract/tunnel.ts';

import type { Core } from '../server/app.ts';
import type { After } from './after.ts';
import type { Shop } from './pause-choices.ts';
import type { Switches, TrayView } from './tray-menu.ts';

type Deps = {
  server: Pick<Core, 'bus' | 'execute'>;
  switches: () => Switches;
  onView: (view: TrayView) => void;
  after: After;
  report: (where: string, error: unknown) => void;
};

export type TrayWatch = {
  /** Shows anew what is not announced by the server, such as a switch of this computer. */
  refresh(): void;
  stop(): void;
};

type Known = Omit<TrayView, 'calls' | 'switches'>;

/** Many calls may change at once, as when they are learned from after an outage. */
const BURST_MS = 100;
const MOST_LIVE = 20;

/** Keeps what the tray shows in step with the server. Resolves when it was shown for the first time. */
export async function watchForTray({ server, switches, onView, after, report }: Deps): Promise<TrayWatch> {
  const live = new Map<string, CallSummary>();
  let known: Known | null = null;
  let waiting: (() => void) | null = null;

  function draw(): void {
    waiting = null;
    if (!known) return;
    const calls = [...live.values()].toSorted((a, b) => a.startedAt.localeCompare(b.startedAt));
    onView({ ...known, calls, switches: switches() });
  }

  function soon(): void {
    waiting ??= after(BURST_MS, draw);
  }

  function noteCall(call: CallSummary): void {
    if (call.status === 'live') live.set(call.id, call);
    else live.delete(call.id);
  }

  function noteCondition(before: Known, condition: Known['condition']): void {
    known = { ...before, condition };
    // What the server does not count any more is over, whether or not its end was announced. A call is announced first
    // and counted after, so this is no matter of the picture that is drawn in between.
    if (condition.liveCalls === 0) live.clear();
  }

  function hear({ name, payload }: AppEvent): void {
    if (name === 'call.changed') noteCall(payload);
    else if (name === 'condition.changed' && known) noteCondition(known, payload);
    else if (name === 'tunnel.changed' && known) known = { ...known, ...wayOf(payload) };
    else if (name === 'business.changed' || name === 'front-desk.changed')
      return void readShop(server).then(moveTo, (error) => report('tray.shop', error));
    else return;
    soon();
  }

  function moveTo(shop: Shop): void {
    if (known) known = { ...known, shop };
    soon();
  }

  const unsubscribe = server.bus.subscribe(hear);
  const { calls } = commands['calls.list'].output.parse(
    await server.execute('calls.list', { live: true, limit: MOST_LIVE }),
  );
  const shop = await readShop(server);
  const { condition, tunnel, demo } = commands['status.get'].output.parse(await server.execute('status.get', {}));
  for (const call of calls) noteCall(call);
  known = { condition, demo, shop, ...wayOf(tunnel) };
  draw();

  return {
    refresh: soon,
    stop() {
      unsubscribe();
      waiting?.();
    },
  };
}

function wayOf({ mode, publicUrl }: TunnelStatus): Pick<TrayView, 'publicUrl' | 'hasWay'> {
  return { publicUrl, hasWay: mode !== 'off' };
}

/** The shop whose clock is on the wall: the default one, which is always there. */
async function readShop(server: Pick<Core, 'execute'>): Promise<Shop> {
  const { businesses } = commands['businesses.list'].output.parse(await server.execute('businesses.list', {}));
  const shop = businesses.find(({ id }) => id === 'default') ?? businesses[0];
  return shop ?? { zone: 'UTC', hours: null, closedDays: [] };
}
