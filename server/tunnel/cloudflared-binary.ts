import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

import { refused, type AppError } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

import { examine, versionOf, type Finding } from './cloudflared-examine.ts';
import {
  buildFor,
  fetchedIn,
  machineName,
  pinnedRelease,
  programIn,
  type CloudflaredRelease,
  type Machine,
} from './cloudflared-release.ts';

export type Cloudflared = { path: string; version: string };

type Where = Machine & {
  /** `CLOUDFLARED_BIN`: the owner's own program, of any version. Only ever from the environment. */
  configured: string | undefined;
  /** What came with Linekeeper: holds `<platform>-<arch>/cloudflared[.exe]`. */
  bundledDir: string;
  /** What was fetched later: holds `<version>/<platform>-<arch>/cloudflared[.exe]`. */
  cacheDir: string;
  release?: CloudflaredRelease;
  /** Ends what is run here. */
  over?: AbortSignal | undefined;
};

/** They rewrite `//`, dot segments and `%2F` in paths, which breaks signatures over the address (reverted in 8.2). */
const REWRITE_PATHS = ['2026.8.0', '2026.8.1'];

/**
 * The cloudflared to run. What came with us or was fetched is hashed every time, and never run with another hash than
 * the pinned one; an owner's own program only has to run. Throws AppError `unavailable` with a sentence of its own for:
 * none there, taken away (as by a virus scanner), altered, not runnable, no build for this machine, unfit version.
 */
export async function resolveCloudflared({ configured, over, ...where }: Where): Promise<Cloudflared> {
  if (configured !== undefined) return ownProgram(resolve(configured), over);
  const { bundledDir, cacheDir, release = pinnedRelease(), ...machine } = where;
  const build = buildFor(release, machine);
  if (!build) throw refused('unavailable', tell('tunnel_program_no_build', { machine: machineName(machine) }));
  const findings: Finding[] = [];
  const { sha256, bundledSha256 = sha256 } = build;
  const places = [
    { path: programIn(bundledDir, machine), hash: bundledSha256 },
    { path: fetchedIn(cacheDir, release, machine), hash: sha256 },
  ];
  for (const { path, hash } of places) {
    const finding = await examine(path, hash);
    if (finding === 'right') return { path, version: await versionOf(path, over) };
    findings.push(finding);
  }
  throw nothingToRun(findings);
}

async function ownProgram(path: string, over: AbortSignal | undefined): Promise<Cloudflared> {
  if (!existsSync(path)) throw refused('unavailable', tell('tunnel_program_not_there'));
  const version = await versionOf(path, over);
  if (REWRITE_PATHS.includes(version)) throw refused('unavailable', tell('tunnel_program_rewrites', { version }));
  return { path, version };
}

function nothingToRun(findings: readonly Finding[]): AppError {
  if (findings.includes('altered')) return refused('unavailable', tell('tunnel_program_altered'));
  if (findings.includes('taken')) return refused('unavailable', tell('tunnel_program_taken'));
  return refused('unavailable', tell('tunnel_program_none'));
}
