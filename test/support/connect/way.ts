import type { TunnelState } from '#contract/tunnel.ts';
import { Status } from '#contract/status.ts';
import type { App } from '../../../server/app.ts';

/** Resolves when the way to the computer stands so, at once where it does already. */
export async function wayIs({ bus, execute }: Pick<App, 'bus' | 'execute'>, state: TunnelState): Promise<void> {
  const told = Promise.withResolvers<undefined>();
  const unsubscribe = bus.subscribe(({ name, payload }) => {
    if (name === 'tunnel.changed' && payload.state === state) told.resolve(undefined);
  });
  try {
    const { tunnel } = Status.parse(await execute('status.get', {}));
    if (tunnel.state !== state) await told.promise;
  } finally {
    unsubscribe();
  }
}
