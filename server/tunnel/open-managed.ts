import { refused } from '#contract/errors.ts';
import { tell, type Told } from '#contract/told.ts';

import { errorCode } from '../platform/private-file.ts';
import { prepareFiles, toArguments, toEnvironment, type ChildFiles } from './child-command.ts';
import { startChild, type Child } from './child.ts';
import type { LifeDeps, Protocol } from './life.ts';
import { keepOpen, type ManagedDeps } from './managed.ts';
import { endOrphan, forgetChild, recordChild } from './orphan.ts';
import { whyNotOpen } from './own-door.ts';
import type { Kind } from './public-address.ts';
import { toReason } from './told-reason.ts';
import type { OpenDoor, TunnelDeps } from './tunnel-deps.ts';
import { unless } from './unless.ts';

type Deps = Omit<ManagedDeps, 'kind' | 'origin' | 'begin' | 'random' | 'onEnding' | 'onFallback'> &
  Pick<TunnelDeps, 'dataDir' | 'program' | 'log' | 'door' | 'random'>;

const DOOR_AGAIN_MS = 600_000;

/**
 * A tunnel of ours: first whatever an earlier Linekeeper left behind is ended, then our own door is tried, and only a
 * door that refuses strangers is opened to the world.
 */
export async function openManaged(kind: Kind, token: string | null, deps: Deps): Promise<never> {
  const { log, random = Math.random } = deps;
  const files = usableFiles(deps.dataDir);
  const hunt = await unless(deps.signal, endOrphan(files));
  if (hunt !== 'none') log.event('tunnel.orphan', { state: hunt });
  const { url: origin } = await closedDoor(deps);
  const args = (protocol: Protocol): string[] => {
    return toArguments(kind.mode === 'quick' ? { mode: 'quick', origin } : { mode: 'named' }, files.config, protocol);
  };
  return keepOpen({
    ...{ ...deps, kind, origin, random },
    begin: createBegin({ ...deps, args, env: toEnvironment({ home: files.home, token }) }),
    onFallback: () => log.event('tunnel.fallback', { kind: 'http2' }),
    onEnding({ reason }, { waitMs, failures }) {
      log.event('tunnel.ended', { code: reason, milliseconds: waitMs, attempt: failures.streak });
    },
  });
}

/** Throws AppError where the disk does not take what the child needs, with the system's code. */
function usableFiles(dataDir: string): ChildFiles {
  try {
    return prepareFiles(dataDir);
  } catch (error) {
    const reason = errorCode(error) ?? 'unknown';
    throw refused('unavailable', tell('tunnel_folder_unusable', { reason }), { cause: error });
  }
}

/** Resolves with our own door when every route on it refuses a stranger. */
async function closedDoor({ door, told, bell, signal }: Deps): Promise<OpenDoor> {
  for (;;) {
    const why = await unless(signal, whyNotOpen(door()));
    if (why === null) return door();
    told.say({ state: 'failed', told: why, retryMs: DOOR_AGAIN_MS });
    await bell.pause(DOOR_AGAIN_MS, signal);
  }
}

type Beginning = {
  program: TunnelDeps['program'];
  dataDir: string;
  args: (protocol: Protocol) => string[];
  env: Record<string, string>;
};

function createBegin({ program, dataDir, args, env }: Beginning): LifeDeps['begin'] {
  return async function begin(protocol, onFact, over): Promise<Child | Told> {
    try {
      const { path } = await unless(over, program(over));
      const files = usableFiles(dataDir); // it may have gone since
      const child = await startChild({ program: path, args: args(protocol), env, cwd: files.home, onFact });
      recordChild(files, { pid: child.pid, program: path }, over).catch(() => undefined);
      void child.gone.then(() => forgetChild(files));
      return child;
    } catch (error) {
      over.throwIfAborted();
      return toReason(error);
    }
  };
}
