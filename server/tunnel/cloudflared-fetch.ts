import { chmod, mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { AppError, refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

import { errorCode } from '../platform/private-file.ts';
import { syncDirectory } from '../platform/sync-directory.ts';
import { examine, sha256Of, versionOf } from './cloudflared-examine.ts';
import type { CloudflaredBuild } from './cloudflared-release.ts';
import type { CloudflaredSource } from './cloudflared-source.ts';
import { removeStale } from './cloudflared-tidy.ts';

export type Fetched = { path: string; source: string | null };

type Fetching = {
  build: CloudflaredBuild;
  /** Where the program goes: see `fetchedIn`. */
  path: string;
  sources: readonly CloudflaredSource[];
  /** False where the program is for another machine than this one. */
  tryRun: boolean;
};

/**
 * Brings the pinned cloudflared to `path`: from the first source that has the right file, hashed and run once before it
 * takes the place of what was there, in one step. `source` is null where it was there already. Whatever fails, what was
 * there stays. Throws AppError `unavailable` with a sentence of its own for: not to be had, not the right file, will
 * not run here, cannot be put on the disk.
 */
export async function fetchCloudflared({ build, path, sources, tryRun }: Fetching): Promise<Fetched> {
  if ((await examine(path, build.sha256)) === 'right') return { path, source: null };
  const stage = await makeStage(path);
  try {
    const draft = join(stage, 'cloudflared.exe');
    const source = await bringFromAny({ build, draft, stage, sources });
    await onDisk(() => chmod(draft, 0o755));
    if (tryRun) await versionOf(draft);
    await onDisk(() => put(draft, path));
    return { path, source };
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

/** On the same disk as the place itself, so that the last step is a rename; two folders up, which a fetch may make. */
function makeStage(path: string): Promise<string> {
  const folder = dirname(dirname(path));
  return onDisk(async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await removeStale(folder);
    return mkdtemp(join(folder, '.fetch-'));
  });
}

type Bringing = Pick<Fetching, 'build' | 'sources'> & { draft: string; stage: string };

async function bringFromAny({ build, draft, stage, sources }: Bringing): Promise<string> {
  const failures: AppError[] = [];
  for (const source of sources) {
    try {
      await rm(draft, { force: true });
      await source.bring(draft, stage);
      if ((await sha256Of(draft)) === build.sha256) return source.name;
      failures.push(refused('unavailable', tell('tunnel_fetch_altered')));
    } catch (error) {
      failures.push(toRefusal(error));
    }
  }
  // That somebody hands out another file is worse news than that somebody does not answer.
  throw failures.find(({ reason }) => reason?.code === 'tunnel_fetch_altered') ?? failures[0] ?? toRefusal(undefined);
}

async function put(draft: string, path: string): Promise<void> {
  const handle = await open(draft, 'r+');
  await handle.sync().finally(() => handle.close());
  await mkdir(dirname(path), { recursive: true, mode: 0o755 });
  await rename(draft, path);
  await syncDirectory(dirname(path));
}

async function onDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw unwritable(error);
  }
}

/** Of a source that did not bring anything: the disk's fault where the system names one, else the line's. */
function toRefusal(error: unknown): AppError {
  const code = errorCode(error) ?? '';
  if (['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO'].includes(code)) return unwritable(error);
  if (error instanceof AppError) return error;
  return refused('unavailable', tell('tunnel_fetch_unreachable'), { cause: error });
}

function unwritable(error: unknown): AppError {
  const reason = errorCode(error) ?? 'unknown';
  return refused('unavailable', tell('tunnel_fetch_unwritable', { reason }), { cause: error });
}
