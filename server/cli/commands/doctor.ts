import type { Command } from 'commander';

import { AppError } from '#contract/errors.ts';
import type { Status } from '#contract/status.ts';

import { childFilesIn } from '../../tunnel/child-command.ts';
import { findChild } from '../../tunnel/orphan.ts';
import { describeCommand, type Cli, type PlaceOptions } from '../command.ts';
import { connectRunning } from '../owner.ts';
import { findPlace } from '../place.ts';
import type { Shell } from '../shell.ts';
import { findProgram, type Program } from '../tunnel-program.ts';

type DoctorOptions = PlaceOptions & { json?: boolean };

const HEALTH = { fine: 0, warnings: 1, broken: 2 } as const;

export function doctorCommand({ shell, finish }: Cli): Command {
  return describeCommand({
    name: 'doctor',
    summary: 'say how the running Linekeeper is, and what does not work',
    examples: ['doctor', 'doctor --json'],
    exits: 'Exit codes: 0 all is well, 1 it works but something is missing, 2 broken or not running.',
  })
    .option('--json', 'print the status as JSON')
    .action(async (options: DoctorOptions) => finish(await examine(shell, options)));
}

async function examine(shell: Shell, options: DoctorOptions): Promise<number> {
  const place = findPlace(shell, options);
  const child = await findChild(childFilesIn(place.dataDir));
  if (!place.runtime) {
    if (options.json) shell.say(JSON.stringify({ running: false, orphan: child }));
    else for (const line of ['Linekeeper is not running with this data directory.', ...orphan(child)]) shell.say(line);
    return HEALTH.broken;
  }
  const status = await connectRunning(place).ask('status.get', {}).catch(expected);
  if (status instanceof AppError) {
    shell.say(options.json ? JSON.stringify({ running: true, error: status.message }) : status.message);
    return HEALTH.broken;
  }
  const needsProgram = status.tunnel.mode === 'quick' || status.tunnel.mode === 'named';
  const program = needsProgram ? await findProgram(shell, place) : null;
  if (options.json) shell.say(JSON.stringify({ running: true, ...status, program, child }));
  else for (const line of [...report(status), ...ofProgram(program, child), ...problemsOf(status)]) shell.say(line);
  if (!status.database.ok) return HEALTH.broken;
  return status.problems.length > 0 ? HEALTH.warnings : HEALTH.fine;
}

function expected(error: unknown): AppError {
  if (error instanceof AppError) return error;
  throw error;
}

function report({ version, startedAt, demo, doors, tunnel, condition, database }: Status): string[] {
  return [
    `Linekeeper ${version}${demo ? ' (demo)' : ''}, running since ${startedAt}`,
    `Condition     ${condition.state}: ${condition.told.sentence}`,
    `Webhook door  ${doors.webhookUrl ?? 'closed'}`,
    `Desk door     ${doors.deskUrl ?? 'closed'}`,
    `From outside  ${doors.publicUrl ?? 'no public address'} (${tunnel.mode}, ${tunnel.state} since ${tunnel.since})`,
    ...(tunnel.mode === 'off'
      ? []
      : [`              ${tunnel.told.sentence}`, `Last tested   ${tunnel.verifiedAt ?? 'not yet'}`]),
    `Database      ${database.ok ? 'good' : 'NOT WORKING'}, ${database.callers} callers, ${database.calls} calls`,
    `Deliveries    ${database.inboxWaiting} waiting, ${database.inboxParked} put aside`,
  ];
}

function problemsOf({ problems }: Status): string[] {
  return problems.length === 0 ? ['No problems.'] : problems.map(({ sentence }) => `- ${sentence}`);
}

function ofProgram(program: Program | null, child: number | null): string[] {
  if (program === null) return [];
  const words = 'problem' in program ? program.problem : `cloudflared ${program.version}, ${program.path}`;
  return [`Tunnel by     ${words}${child === null ? '' : ` (process ${child})`}`];
}

/** It keeps the public address open, and nothing answers behind it. */
function orphan(child: number | null): string[] {
  if (child === null) return [];
  return [`A tunnel of it still runs (process ${child}), though nothing answers behind it: the next start ends it.`];
}
