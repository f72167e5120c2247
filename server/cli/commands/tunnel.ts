import { Command, Option } from 'commander';
import { resolve } from 'node:path';

import type { TunnelStatus } from '#contract/tunnel.ts';

import { fetchPinned } from '../../tunnel/cloudflared-pinned.ts';
import { cacheDirIn, machineName, pinnedRelease } from '../../tunnel/cloudflared-release.ts';
import { describeCommand, type Cli, type PlaceOptions } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { npmSources } from '../npm-source.ts';
import { connectRunning } from '../owner.ts';
import { findPlace, type Place } from '../place.ts';
import type { Shell } from '../shell.ts';
import { findProgram, HERE, type Program } from '../tunnel-program.ts';

type FetchOptions = PlaceOptions & { for?: string; into?: string; json?: boolean };
type StatusOptions = PlaceOptions & { json?: boolean };

export function tunnelCommand({ shell, finish }: Cli): Command {
  const fetch = describeCommand({
    name: 'fetch',
    summary: 'fetch the pinned cloudflared, checked by its SHA-256',
    examples: ['tunnel fetch', 'tunnel fetch --for darwin-arm64 --into resources/cloudflared'],
  })
    .addOption(
      new Option('--for <machine>', 'for another kind of machine').choices(Object.keys(pinnedRelease().builds)),
    )
    .option('--into <folder>', 'into this folder, as packages are made of, not into the data directory')
    .option('--json', 'print where it is as JSON')
    .action(async (options: FetchOptions) => finish(await fetchProgram(shell, options)));
  const status = describeCommand({
    name: 'status',
    summary: 'say whether the phone reaches the running Linekeeper, and with which cloudflared',
    examples: ['tunnel status', 'tunnel status --json'],
    exits: 'Exit codes: 0 reachable, 1 not reachable, 2 wrong use or bad settings, 3 not running.',
  })
    .option('--json', 'print the state as JSON')
    .action(async (options: StatusOptions) => finish(await showStatus(shell, options)));
  return new Command('tunnel')
    .description('the managed way from the internet to this computer')
    .addCommand(fetch)
    .addCommand(status);
}

async function fetchProgram(shell: Shell, options: FetchOptions): Promise<number> {
  const wanted = options.for ?? machineName(HERE);
  const [platform = '', arch = ''] = wanted.split('-');
  const into =
    options.into === undefined
      ? { cacheDir: cacheDirIn(findPlace(shell, options).dataDir) }
      : { bundledDir: resolve(shell.cwd, options.into) };
  const { path, version, source } = await fetchPinned({
    machine: { platform, arch },
    into,
    tryRun: wanted === machineName(HERE),
    further: (build) => npmSources(build, shell.env),
  });
  if (options.json) shell.say(JSON.stringify({ path, version, source }));
  else shell.say(`cloudflared ${version} ${source === null ? 'was there already' : `from ${source}`}: ${path}`);
  return EXIT.done;
}

async function showStatus(shell: Shell, options: StatusOptions): Promise<number> {
  const place = findPlace(shell, options);
  const program = await findProgram(shell, place);
  const tunnel = await askTunnel(place);
  if (options.json) shell.say(JSON.stringify({ running: tunnel !== null, tunnel, program }));
  else for (const line of report(tunnel, program)) shell.say(line);
  if (tunnel === null) return EXIT.unavailable;
  return tunnel.state === 'reachable' ? EXIT.done : EXIT.failed;
}

async function askTunnel(place: Place): Promise<TunnelStatus | null> {
  if (!place.runtime) return null;
  return (await connectRunning(place).ask('status.get', {})).tunnel;
}

function report(tunnel: TunnelStatus | null, program: Program): string[] {
  const words = 'problem' in program ? program.problem : `${program.version}, ${program.path}`;
  if (tunnel === null) return ['Linekeeper is not running with this data directory.', `Program   ${words}`];
  return [
    `Tunnel    ${tunnel.mode}, ${tunnel.state} since ${tunnel.since}`,
    `          ${tunnel.told.sentence}`,
    `Address   ${tunnel.publicUrl ?? 'none yet'}`,
    `Verified  ${tunnel.verifiedAt ?? 'not yet'}`,
    ...(tunnel.retryAt === null ? [] : [`Retry at  ${tunnel.retryAt}`]),
    `Program   ${words}`,
  ];
}
