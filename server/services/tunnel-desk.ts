import type { ParsedInput } from '#contract/commands.ts';
import { refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import { tell } from '#contract/told.ts';
import type { TunnelMode, TunnelSettings, TunnelStatus } from '#contract/tunnel.ts';
import { isOnlyToLookAt, settledWay, type GivenWay, type KeptWay } from '../domain/way.ts';
import type { Bus } from '../platform/bus.ts';
import { PublicUrl } from '../platform/config-values.ts';
import type { Preferences } from './preferences.ts';
import { createProgramFetch } from './program-fetch.ts';
import type { SecretDesk } from './secret-desk.ts';
import type { SecretKeeper } from './secret-keeper.ts';

/** What runs the way; it reads `wish` anew at every start. */
type Engine = {
  start(): void;
  stop(): Promise<void>;
  restart(): Promise<void>;
  status(): TunnelStatus;
  woke: () => void;
  networkChanged: () => void;
};

/** What is to be run. */
type Wish = { mode: TunnelMode; token: string | undefined; publicUrl: string | undefined };

type Deps = {
  given: GivenWay;
  preferences: Pick<Preferences, 'way' | 'setWay'>;
  secrets: SecretKeeper;
  secretDesk: SecretDesk;
  engine: (hooks: { wish: () => Wish; onChange: () => void }) => Engine;
  /** Fetches the program that opens a tunnel. Throws AppError. */
  fetchProgram: () => Promise<unknown>;
  bus: Bus<AppEvents>;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

export type TunnelDesk = ReturnType<typeof createTunnelDesk>;

/** The owner's hand on the way to the phone. What is chosen is in force at once. */
export function createTunnelDesk({ given, preferences, secrets, secretDesk, bus, now, report, ...deps }: Deps) {
  let [running, told] = ['', ''];
  const settings = (): TunnelSettings => settledWay(given, preferences.way());
  function wish(): Wish {
    const { mode, publicUrl } = settings();
    return { mode, publicUrl: publicUrl ?? undefined, token: secrets.inUse('tunnelToken')[0] };
  }

  const engine = deps.engine({ wish, onChange: announce });
  const fetching = createProgramFetch({
    ...{ fetchProgram: deps.fetchProgram, onChange: announce, now, report },
    onFetched: () => void (running === '' || restart()),
  });
  const status = (): TunnelStatus => ({ ...engine.status(), ...fetching.said() });

  /** A probe that came back again is news too: the window says when the last one did. */
  function announce(): void {
    const text = JSON.stringify(status());
    if (text === told) return;
    told = text;
    bus.publish('tunnel.changed', status());
  }

  function restart(): void {
    running = JSON.stringify(wish());
    fetching.clear();
    engine.restart().then(announce, (error: unknown) => report('tunnel', error));
  }

  /** A token may also be set among the other secrets. */
  const unsubscribe = bus.subscribe(({ name }) => {
    if (name === 'settings.changed' && running !== '' && running !== JSON.stringify(wish())) restart();
  });

  return {
    ...{ status, settings, announce, woke: engine.woke, networkChanged: engine.networkChanged },
    start(): void {
      running = JSON.stringify(wish());
      engine.start();
    },
    stop(): Promise<void> {
      unsubscribe();
      running = '';
      return engine.stop();
    },
    restart(): TunnelStatus {
      if (isOnlyToLookAt(status())) engine.networkChanged();
      else restart();
      return status();
    },
    /** Throws AppError: `conflict` where the environment decides, `invalid_input` for what could never lead anywhere. */
    save(change: ParsedInput<'tunnel.save'>): TunnelSettings {
      const { setBy } = settings();
      if (setBy.mode !== null) throw refused('conflict', tell('set_by_environment', { variable: setBy.mode }));
      const way = checkedWay(change, { kept: preferences.way(), given, hasToken: secrets.isSet('tunnelToken') });
      const { token: typed } = change;
      if (typed !== undefined) secretDesk.set({ name: 'tunnelToken', value: typed && lastWord(typed) });
      preferences.setWay(way);
      bus.publish('settings.changed', {});
      return settings();
    },
    fetch(): TunnelStatus {
      fetching.begin();
      return status();
    },
  };
}

type Before = { kept: KeptWay; given: GivenWay; hasToken: boolean };

/** The way as it is to be kept, with all that it needs. */
function checkedWay({ mode, token: typed, publicUrl }: ParsedInput<'tunnel.save'>, before: Before): KeptWay {
  const way = { mode, publicUrl: publicUrl === undefined ? before.kept.publicUrl : address(publicUrl) };
  const willHaveToken = typed === undefined ? before.hasToken : typed !== null;
  if (mode === 'named' && !willHaveToken) throw refused('invalid_input', tell('tunnel_token_missing'));
  if (mode === 'own' && settledWay(before.given, way).publicUrl === null)
    throw refused('invalid_input', tell('tunnel_address_missing'));
  return way;
}

/** Cloudflare shows the token at the end of a command line, which is what people copy. */
function lastWord(text: string): string {
  return text.trim().split(/\s+/).at(-1) ?? '';
}

function address(given: string | null): string | null {
  const text = given?.trim() ?? '';
  if (text === '') return null;
  const parsed = PublicUrl.safeParse(text);
  if (!parsed.success) throw refused('invalid_input', tell('way_address_unusable'));
  return parsed.data;
}
