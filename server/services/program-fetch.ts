import { AppError, toldBy } from '#contract/errors.ts';
import { tell, type Told } from '#contract/told.ts';
import type { TunnelStatus } from '#contract/tunnel.ts';

type Said = Pick<TunnelStatus, 'state' | 'told' | 'since'>;

type Deps = {
  /** Fetches the program that opens a tunnel. Throws AppError. */
  fetchProgram: () => Promise<unknown>;
  onChange: () => void;
  onFetched: () => void;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

/** The fetching of the tunnel's program: while it lasts, and after it failed, it is what there is to say of the way. */
export function createProgramFetch({ fetchProgram, onChange, onFetched, now, report }: Deps) {
  let said: Said | null = null;

  function say(state: Said['state'], told: Told): void {
    said = { state, told, since: now().toISOString() };
    onChange();
  }

  async function run(): Promise<void> {
    say('starting', tell('tunnel_fetching'));
    try {
      await fetchProgram();
      said = null;
      onFetched();
    } catch (error) {
      if (!(error instanceof AppError)) report('tunnel.fetch', error);
      say('failed', toldBy(error) ?? tell('something_wrong'));
    }
  }

  return {
    /** Null where there is nothing to say of it. */
    said: (): Said | null => said,
    /** Asked for twice, it happens once. */
    begin(): void {
      if (said?.state !== 'starting') void run();
    },
    /** Forgets that it failed. */
    clear(): void {
      if (said?.state === 'failed') said = null;
    },
  };
}
