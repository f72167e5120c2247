import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import * as http from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';

import { downloadArtifact, type FetchDownloaderOptions } from '@electron/get';

import type { Progress } from './progress.ts';

type Deps = {
  /** The npm package `electron`: its version, its list of SHA-256 sums, its installer, and later its runtime. */
  folder: string;
  env: NodeJS.ProcessEnv;
  progress: Progress;
  limits?: Limits;
};

export type Limits = {
  /** How long nothing may come. */
  stallMs: number;
  wholeMs: number;
};

/** What was found, or in a clause why there is nothing to open a window with. */
export type Runtime = { program: string } | { why: string };

const LIMITS: Limits = { stallMs: 20_000, wholeMs: 10 * 60_000 };
const UNPACK_MS = 3 * 60_000;
const TRY_MS = 20_000;

/**
 * Electron's runtime for this machine, fetched when it is missing. npm would have its installer do that, were it not
 * for `ignore-scripts`; here it has limits of time, and the installer is left with what it does best: it finds the file
 * in the cache, checks it against the sums of the package once more, and unpacks it.
 */
export async function ensureElectron({ folder, env, progress, limits = LIMITS }: Deps): Promise<Runtime> {
  const found = installed(folder);
  if (found !== undefined) return tryOut(found, env);
  const why = await fetchRuntime(folder, env, progress, limits);
  if (why !== undefined) return { why };
  const unpacked = spawnSync(process.execPath, [join(folder, 'install.js')], { env, timeout: UNPACK_MS });
  const program = installed(folder);
  if (unpacked.status !== 0 || program === undefined) return { why: 'Electron could not be unpacked' };
  return tryOut(program, env);
}

/** The program, where the installer left one of this very version. */
function installed(folder: string): string | undefined {
  const [pathFile, versionFile] = [join(folder, 'path.txt'), join(folder, 'dist', 'version')];
  if (!existsSync(pathFile) || !existsSync(versionFile)) return undefined;
  if (readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') !== versionOf(folder)) return undefined;
  const program = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(program) ? program : undefined;
}

function versionOf(folder: string): string {
  return z.object({ version: z.string() }).parse(readJson(join(folder, 'package.json'))).version;
}

async function fetchRuntime(
  folder: string,
  env: NodeJS.ProcessEnv,
  progress: Progress,
  { stallMs, wholeMs }: Limits,
): Promise<string | undefined> {
  const patience = new AbortController();
  const stalled = setTimeout(() => patience.abort(), stallMs);
  const downloadOptions: FetchDownloaderOptions = {
    quiet: true,
    signal: AbortSignal.any([patience.signal, AbortSignal.timeout(wholeMs)]),
    getProgressCallback({ transferred, total }) {
      stalled.refresh();
      progress.at(transferred, total);
      return Promise.resolve();
    },
  };
  const directly = throughProxy(env);
  try {
    await downloadArtifact({
      version: versionOf(folder),
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums: z.record(z.string(), z.string()).parse(readJson(join(folder, 'checksums.json'))),
      ...(env['electron_config_cache'] && { cacheRoot: env['electron_config_cache'] }),
      downloadOptions,
    });
    return undefined;
  } catch (error) {
    return `Electron could not be fetched (${toReason(error)})`;
  } finally {
    directly();
    clearTimeout(stalled);
    progress.end();
  }
}

/** As npm did for its packages. A Node of somebody's own may be too old to have it. */
function throughProxy(env: NodeJS.ProcessEnv): () => void {
  return 'setGlobalProxyFromEnv' in http ? http.setGlobalProxyFromEnv(env) : () => undefined;
}

function toReason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown reason';
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'it took too long';
  if (error.constructor.name === 'ChecksumMismatchError') return 'what came was not the file that was expected';
  if (error.name === 'HTTPError') return 'the server did not have it';
  return 'no connection';
}

/** On Linux it may lack a library, or be denied its sandbox; neither is known before it is tried. */
function tryOut(program: string, env: NodeJS.ProcessEnv): Runtime {
  if (process.platform !== 'linux') return { program };
  const { status, error } = spawnSync(program, ['--version'], { env, timeout: TRY_MS });
  if (status === 0) return { program };
  if (error === undefined && status === 127) return { why: 'Electron lacks a library of this system' };
  return { why: 'Electron cannot run on this system' };
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
