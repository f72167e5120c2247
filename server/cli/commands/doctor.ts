import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';

import type { CheckState, DoctorReport } from '#contract/doctor.ts';
import { AppError } from '#contract/errors.ts';

import { childFilesIn } from '../../tunnel/child-command.ts';
import { findChild } from '../../tunnel/orphan.ts';
import type { Ask } from '../ask.ts';
import { describeCommand, type Cli, type PlaceOptions } from '../command.ts';
import { orphanLines, programLines, reportLines, statusLines } from '../doctor-lines.ts';
import { openOffline } from '../offline.ts';
import { connectRunning } from '../owner.ts';
import { findPlace, type Place } from '../place.ts';
import { writePrivateOutput } from '../private-output.ts';
import type { Shell } from '../shell.ts';
import { findProgram } from '../tunnel-program.ts';

type DoctorOptions = PlaceOptions & { json?: boolean; fix?: string; bundle?: string };
type Visit = { shell: Shell; options: DoctorOptions; place: Place; child: number | null };

const HEALTH = { fine: 0, warnings: 1, broken: 2 } as const;
const BY_WORST: Readonly<Record<CheckState, number>> = {
  ok: HEALTH.fine,
  note: HEALTH.fine,
  unknown: HEALTH.warnings,
  warning: HEALTH.warnings,
  error: HEALTH.broken,
};

export function doctorCommand({ shell, finish }: Cli): Command {
  return describeCommand({
    name: 'doctor',
    summary: 'look at everything, say what does not work, and set it right',
    examples: ['doctor', 'doctor --json', 'doctor --fix way', 'doctor --bundle support.txt'],
    exits:
      'Exit codes: 0 all is well, 1 something needs you (warnings) or could not be looked at, 2 broken (errors) or not running.',
  })
    .option('--json', 'print the status and every check as JSON')
    .option('--fix <id>', 'set one thing right by its id, then look again')
    .option('--bundle <file>', 'write a support file without names, numbers, words or keys')
    .action(async (options: DoctorOptions) => finish(await examine(shell, options)));
}

async function examine(shell: Shell, options: DoctorOptions): Promise<number> {
  const place = findPlace(shell, options);
  const child = await findChild(childFilesIn(place.dataDir));
  const visit = { shell, options, place, child };
  return place.runtime ? besideServer(visit) : withoutServer(visit);
}

async function besideServer({ shell, options, place, child }: Visit): Promise<number> {
  const { ask } = connectRunning(place);
  const status = await ask('status.get', {}).catch(expected);
  if (status instanceof AppError) {
    shell.say(options.json ? JSON.stringify({ running: true, error: status.message }) : status.message);
    return HEALTH.broken;
  }
  const report = await lookWith(ask, { shell, options });
  const needsProgram = status.tunnel.mode === 'quick' || status.tunnel.mode === 'named';
  const program = needsProgram ? await findProgram(shell, place) : null;
  if (options.json) shell.say(JSON.stringify({ running: true, ...status, program, child, report }));
  else
    for (const line of [...statusLines(status), ...programLines(program, child), ...reportLines(report)])
      shell.say(line);
  return status.database.ok ? BY_WORST[report.worst] : HEALTH.broken;
}

/** What lies on the disk can be looked at all the same; where there is nothing yet, nothing is made. */
async function withoutServer(visit: Visit): Promise<number> {
  const { shell, options, place, child } = visit;
  const report = existsSync(join(place.dataDir, 'linekeeper.db')) ? await lookOffline(visit) : null;
  if (options.json) {
    const looked = report instanceof AppError ? { error: report.message } : { report };
    shell.say(JSON.stringify({ running: false, orphan: child, ...looked }));
    return HEALTH.broken;
  }
  const found = report instanceof AppError ? [report.message] : report ? reportLines(report) : [];
  const lines = ['Linekeeper is not running with this data directory.', ...orphanLines(child), ...found];
  for (const line of lines) shell.say(line);
  return HEALTH.broken;
}

async function lookOffline({ shell, options, place }: Visit): Promise<DoctorReport | AppError> {
  try {
    const offline = openOffline({ shell, place, demo: options.demo ?? false });
    try {
      return await lookWith(offline.ask, { shell, options });
    } finally {
      await offline.stop();
    }
  } catch (error) {
    return expected(error);
  }
}

/** Does what was asked for beside the look: sets one thing right, or writes the support file. */
async function lookWith(ask: Ask, { shell, options }: Pick<Visit, 'shell' | 'options'>): Promise<DoctorReport> {
  const { fix, bundle } = options;
  const report = fix === undefined ? await ask('doctor.run', {}) : await ask('doctor.fix', { id: fix });
  if (bundle !== undefined) {
    await writePrivateOutput(bundle, piecesOf((await ask('doctor.bundle', {})).text));
    shell.warn(`The support file was written: ${bundle}`);
  }
  return report;
}

async function* piecesOf(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}

function expected(error: unknown): AppError {
  if (error instanceof AppError) return error;
  throw error;
}
