import type { Command } from 'commander';

import { AppError } from '#contract/errors.ts';
import type { Status } from '#contract/status.ts';

import { describeCommand, type Cli, type PlaceOptions } from '../command.ts';
import { connectRunning } from '../owner.ts';
import { findPlace } from '../place.ts';
import type { Shell } from '../shell.ts';

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
  if (!place.runtime) {
    shell.say(
      options.json ? JSON.stringify({ running: false }) : 'Linekeeper is not running with this data directory.',
    );
    return HEALTH.broken;
  }
  const status = await connectRunning(place).ask('status.get', {}).catch(expected);
  if (status instanceof AppError) {
    shell.say(options.json ? JSON.stringify({ running: true, error: status.message }) : status.message);
    return HEALTH.broken;
  }
  if (options.json) shell.say(JSON.stringify({ running: true, ...status }));
  else for (const line of report(status)) shell.say(line);
  if (!status.database.ok) return HEALTH.broken;
  return status.problems.length > 0 ? HEALTH.warnings : HEALTH.fine;
}

function expected(error: unknown): AppError {
  if (error instanceof AppError) return error;
  throw error;
}

function report({ version, startedAt, demo, doors, tunnel, database, problems }: Status): string[] {
  return [
    `Linekeeper ${version}${demo ? ' (demo)' : ''}, running since ${startedAt}`,
    `Webhook door  ${doors.webhookUrl ?? 'closed'}`,
    `Desk door     ${doors.deskUrl ?? 'closed'}`,
    `From outside  ${doors.publicUrl ?? 'no public address'} (tunnel ${tunnel.state})`,
    `Database      ${database.ok ? 'good' : 'NOT WORKING'}, ${database.callers} callers, ${database.calls} calls`,
    `Deliveries    ${database.inboxWaiting} waiting, ${database.inboxParked} put aside`,
    ...(problems.length === 0 ? ['No problems.'] : problems.map(({ sentence }) => `- ${sentence}`)),
  ];
}
