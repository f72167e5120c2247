import type { ParsedInput } from '#contract/commands.ts';
import { AppError, refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import { tell, type Told } from '#contract/told.ts';
import type { TunnelMode, TunnelSettings, TunnelStatus } from '#contract/tunnel.ts';
import { settledWay, type GivenWay, type KeptWay } from '../domain/way.ts';
import type { Bus } from '../platform/bus.ts';
import { PublicUrl } from '../platform/config-values.ts';
import type { Preferences } from './preferences.ts';
import type { SecretDesk } from './secret-desk.ts';
import type { SecretKeeper } from './secret-keeper.ts';

/** What runs the way; it reads `wish` anew at every start. */
export type Engine = {
  start(): void;
  stop(): Promise<void>;
  restart(): Promise<void>;
  status(): TunnelStatus;
  woke(): void;
  networkChanged(): void;
};

/** What is to be run. */
export type Wish = { mode: TunnelMode; token: string | undefined; publicUrl: string | undefined };

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
  let running = '';
  let fetching: Pick<TunnelStatus, 'state' | 'told' | 'since'> | null = null;
  let told = '';

  const settings = (): TunnelSettings => settledWay(given, preferences.way());

  function wish(): Wish {
    const { mode, publicUrl } = settings();
    return { mode, token: secrets.inUse('tunnelToken')[0], publicUrl: publicUrl ?? undefined };
  }

  const engine = deps.engine({ wish, onChange: announce });
  const status = (): TunnelStatus => ({ ...engine.status(), ...fetching });

  /** A probe that came back again is news too: the window says when the last one did. */
  function announce(): void {
    const text = JSON.stringify(status());
    if (text === told) return;
    told = text;
    bus.publish('tunnel.changed', status());
  }

  function restart(): void {
    running = JSON.stringify(wish());
    fetching = null;
    engine.restart().then(announce, (error: unknown) => report('tunnel', error));
  }

  /** A token may also be set among the other secrets. */
  const unsubscribe = bus.subscribe(({ name }) => {
    if (name === 'settings.changed' && running !== '' && running !== JSON.stringify(wish())) restart();
  });

  function isFetching(state: TunnelStatus['state'], told: Told): void {
    fetching = { state, told, since: now().toISOString() };
    announce();
  }

  async function fetchProgram(): Promise<void> {
    isFetching('starting', tell('tunnel_fetching'));
    try {
      await deps.fetchProgram();
      if (running !== '') restart();
    } catch (error) {
      if (!(error instanceof AppError)) report('tunnel.fetch', error);
      isFetching('failed', toldBy(error));
    }
  }

  return {
    status,
    settings,
    announce,
    start(): void {
      running = JSON.stringify(wish());
      engine.start();
    },
    stop(): Promise<void> {
      unsubscribe();
      running = '';
      return engine.stop();
    },
    woke: (): void => engine.woke(),
    networkChanged: (): void => engine.networkChanged(),
    restart(): TunnelStatus {
      restart();
      return status();
    },
    /** Throws AppError: `conflict` where the environment decides, `invalid_input` for what could never lead anywhere. */
    save({ mode, token, publicUrl }: ParsedInput<'tunnel.save'>): TunnelSettings {
      const { setBy } = settings();
      if (setBy.mode !== null) throw refused('conflict', tell('set_by_environment', { variable: setBy.mode }));
      const kept: KeptWay = {
        mode,
        publicUrl: publicUrl === undefined ? preferences.way().publicUrl : address(publicUrl),
      };
      const hasToken = token === undefined ? secrets.isSet('tunnelToken') : token !== null;
      if (mode === 'named' && !hasToken) throw refused('invalid_input', tell('tunnel_token_missing'));
      if (mode === 'own' && settledWay(given, kept).publicUrl === null)
        throw refused('invalid_input', tell('tunnel_address_missing'));
      if (token !== undefined) secretDesk.set({ name: 'tunnelToken', value: token && lastWord(token) });
      preferences.setWay(kept);
      bus.publish('settings.changed', {});
      return settings();
    },
    fetch(): TunnelStatus {
      if (fetching?.state !== 'starting') void fetchProgram();
      return status();
    },
  };
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

function toldBy(error: unknown): Told {
  const reason = error instanceof AppError ? error.reason : undefined;
  if (!(error instanceof AppError) || !reason) return tell('something_wrong');
  return { ...reason, sentence: error.message };
}
