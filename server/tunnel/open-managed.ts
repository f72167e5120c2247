import { AppError } from '#contract/errors.ts';
import { sentences } from '#contract/sentences.ts';
import { tell, type Told } from '#contract/told.ts';

import { prepareFiles, toArguments, toEnvironment, type ChildFiles } from './child-command.ts';
import { startChild, type Child } from './child.ts';
import type { LifeDeps, Protocol } from './life.ts';
import { keepOpen, type ManagedDeps } from './managed.ts';
import { endOrphan, forgetChild, recordChild } from './orphan.ts';
import { whyNotOpen } from './own-door.ts';
import type { Kind } from './public-address.ts';
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
  const files = prepareFiles(deps.dataDir);
  const hunt = await unless(deps.signal, endOrphan(files));
  if (hunt !== 'none') log.event('tunnel.orphan', { state: hunt });
  const { url: origin } = await closedDoor(deps);
  const args = (protocol: Protocol): string[] => {
    return toArguments(kind.mode === 'quick' ? { mode: 'quick', origin } : { mode: 'named' }, files.config, protocol);
  };
  return keepOpen({
    ...{ ...deps, kind, origin, random },
    begin: createBegin({ program: deps.program, files, args, env: toEnvironment({ home: files.home, token }) }),
    onFallback: () => log.event('tunnel.fallback', { kind: 'http2' }),
    onEnding({ reason }, { waitMs, failures }) {
      log.event('tunnel.ended', { code: reason, milliseconds: waitMs, attempt: failures.streak });
    },
  });
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
  files: ChildFiles;
  args: (protocol: Protocol) => string[];
  env: Record<string, string>;
};

function createBegin({ program, files, args, env }: Beginning): LifeDeps['begin'] {
  return async function begin(protocol, onFact, over): Promise<Child | Told> {
    try {
      const { path } = await unless(over, program());
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

/** What an owner is told about a program that cannot be run: its own sentence, where there is one. */
function toReason(error: unknown): Told {
  const known = error instanceof AppError ? error.reason : undefined;
  if (!known || !(known.code in sentences)) return tell('tunnel_program_unusable');
  return { code: known.code, values: known.values, sentence: error instanceof AppError ? error.message : '' };
}
