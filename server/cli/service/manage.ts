import { AppError } from '#contract/errors.ts';

import type { RuntimeInfo } from '../../platform/runtime-file.ts';
import type { Host } from './host.ts';
import { MARK } from './installation.ts';
import type { ServicePlan, Step } from './plan.ts';

type Machine = Pick<Host, 'run' | 'read' | 'write' | 'remove' | 'wait'>;
type Deps = {
  plan: ServicePlan;
  host: Machine;
  /** The Linekeeper that runs with the service's data directory, if one does. */
  running: () => RuntimeInfo | undefined;
};

const STEP_PAUSE_MS = 1000;
/** A start takes a second; with a large memory on a slow disk a few. */
const ANSWER_PAUSE_MS = 500;
const ANSWER_LOOKS = 40;

/**
 * Writes the file and has it started; a second time it is brought up to date and started anew.
 * Returns the process that answers then, or undefined where none did within twenty seconds.
 * Throws AppError `conflict` for a file or a running Linekeeper that is not the service's, `unavailable` for a step the
 * machine refused.
 */
export async function installService({ plan, host, running }: Deps): Promise<number | undefined> {
  const installed = isInstalled(plan, host);
  const before = running()?.pid;
  if (!installed && before !== undefined)
    throw new AppError(
      'conflict',
      `Linekeeper is already running with this data directory (process ${before}): stop it first, then install the service.`,
    );
  host.write(plan.file, plan.bytes);
  try {
    for (const step of plan.start) await take(step, host);
  } catch (error) {
    if (!installed) host.remove(plan.file); // or it would stand in the way of what cannot be uninstalled either
    throw error;
  }
  for (let look = 0; look < ANSWER_LOOKS; look += 1) {
    const pid = running()?.pid;
    if (pid !== undefined && pid !== before) return pid;
    await host.wait(ANSWER_PAUSE_MS);
  }
  return undefined;
}

/** Stops the service and removes what {@link installService} made; false when there was nothing. Throws as it does. */
export async function uninstallService({ plan, host }: Pick<Deps, 'plan' | 'host'>): Promise<boolean> {
  if (!isInstalled(plan, host)) return false;
  for (const step of plan.stop) await take(step, host);
  host.remove(plan.file);
  for (const step of plan.forget) await take(step, host);
  return true;
}

/** Throws AppError `conflict` where somebody else wrote a file of that name. */
export function isInstalled({ file }: Pick<ServicePlan, 'file'>, { read }: Pick<Machine, 'read'>): boolean {
  const found = read(file);
  if (found === undefined) return false;
  if (found.includes(MARK) || found.includes(Buffer.from(MARK, 'utf16le'))) return true;
  throw new AppError('conflict', `${file} was not made by this command: move it away first.`);
}

async function take({ command, args, mayFail = false, attempts = 1 }: Step, { run, wait }: Machine): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const { code, output } = run(command, args);
    if (code === 0 || mayFail) return;
    if (attempt >= attempts) throw refusal([command, ...args].join(' '), code, output);
    await wait(STEP_PAUSE_MS);
  }
}

function refusal(line: string, code: number | null, output: string): AppError {
  const [why = ''] = output.trim().split('\n');
  const how = code === null ? 'there is no such program here, or it hangs' : `exit code ${code}${why && `, “${why}”`}`;
  return new AppError('unavailable', `“${line}” did not work: ${how}.`);
}
