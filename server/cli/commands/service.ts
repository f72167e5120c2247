import { Command, Option } from 'commander';

import { AppError } from '#contract/errors.ts';

import { loadEnvFiles } from '../../platform/env-files.ts';
import { errorCode } from '../../platform/private-file.ts';
import { readRuntimeFile, type RuntimeInfo } from '../../platform/runtime-file.ts';
import { describeCommand, type Cli } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { findInstallation, refuseInstall, toScope, type ServiceOptions } from '../service/find-installation.ts';
import { thisHost, type Host } from '../service/host.ts';
import type { Installation, Scope } from '../service/installation.ts';
import { lastingNode } from '../service/lasting-node.ts';
import { installService, isInstalled, uninstallService } from '../service/manage.ts';
import { toServicePlan, type ServicePlan } from '../service/plan.ts';
import { terminalOnly } from '../service/terminal-only.ts';
import type { Shell } from '../shell.ts';

const PLATFORMS = { linux: 'linux', macos: 'darwin', windows: 'win32' } as const;
type PrintOptions = ServiceOptions & { platform?: keyof typeof PLATFORMS };
type StatusOptions = ServiceOptions & { json?: boolean };

export function serviceCommand({ shell, finish }: Cli, host: Host = thisHost()): Command {
  const install = inScope('install', 'write the service for this system, start it now and at every log-on').action(
    async (options: ServiceOptions) => finish(await installed(shell, options, host)),
  );
  const uninstall = inScope('uninstall', 'stop the service and remove what install made; the memory stays').action(
    async (options: ServiceOptions) => finish(await uninstalled(shell, options, host)),
  );
  const print = inScope('print', 'print what install would write, and do nothing', '--platform windows')
    .addOption(new Option('--platform <name>', 'for another system').choices(Object.keys(PLATFORMS)))
    .action((options: PrintOptions) => finish(printed(shell, options, host)));
  const status = inScope('status', 'say whether the service is installed and answers')
    .option('--json', 'print it as JSON')
    .action((options: StatusOptions) => finish(told(shell, options, host)));
  return new Command('service')
    .description('run without a window from log-on on, and again after a failure')
    .addCommand(install)
    .addCommand(uninstall)
    .addCommand(print)
    .addCommand(status);
}

function inScope(name: string, summary: string, example = ''): Command {
  const examples = [`service ${name} ${example}`.trimEnd(), `service ${name} --system --as linekeeper`];
  return describeCommand({ name, summary, examples })
    .option('--system', 'on Linux: for the whole machine, from boot on (needs root)')
    .option('--as <user>', 'with --system: the user it runs as');
}

type Meant = { installation: Installation; scope: Scope; plan: ServicePlan };

function meant(shell: Shell, options: ServiceOptions, host: Host, platform = host.platform): Meant {
  const scope = toScope(options);
  const node = lastingNode({ execPath: host.node, root: shell.root, path: shell.env['PATH'] });
  const installation = findInstallation(shell, options, { node, nodeOptions: host.nodeOptions });
  return { installation, scope, plan: toServicePlan(installation, scope, { ...host, platform, env: shell.env }) };
}

async function installed(shell: Shell, options: ServiceOptions, host: Host): Promise<number> {
  const { installation, scope, plan } = meant(shell, options, host);
  refuseInstall(shell, installation, scope, host);
  const { workingDir, dataDir } = installation;
  const unseen = terminalOnly(shell.env, loadEnvFiles(workingDir, dataDir, {}));
  if (unseen.length > 0)
    shell.warn(`Set in this terminal only, so the service will not know it: ${unseen.join(', ')}. Write it into .env.`);
  const pid = await installService({ plan, host, running: () => running(dataDir) });
  if (pid === undefined) {
    shell.warn(`The service is installed (${plan.file}) but does not answer yet. Look at: ${plan.logs}`);
    return EXIT.failed;
  }
  shell.say(`The service is installed (${plan.file}) and answers (process ${pid}). Open its window: linekeeper desk`);
  if (scope.kind === 'user' && host.platform === 'linux' && !lingers(host))
    shell.say('It runs while you are logged in. To have it run from boot on: loginctl enable-linger');
  return EXIT.done;
}

function lingers({ run, user }: Host): boolean {
  return run('loginctl', ['show-user', user, '--property=Linger', '--value']).output.trim() === 'yes';
}

async function uninstalled(shell: Shell, options: ServiceOptions, host: Host): Promise<number> {
  const { plan } = meant(shell, options, host);
  const was = await uninstallService({ plan, host });
  shell.say(
    was ? `The service is removed (${plan.file}). The memory stays where it is.` : 'There is no service to remove.',
  );
  return EXIT.done;
}

function printed(shell: Shell, options: PrintOptions, host: Host): number {
  const platform = options.platform === undefined ? host.platform : PLATFORMS[options.platform];
  shell.say(meant(shell, options, host, platform).plan.text.trimEnd());
  return EXIT.done;
}

function told(shell: Shell, options: StatusOptions, host: Host): number {
  const { plan, installation } = meant(shell, options, host);
  const found = {
    installed: isInstalled(plan, host),
    file: plan.file,
    process: running(installation.dataDir)?.pid ?? null,
  };
  if (options.json) shell.say(JSON.stringify(found));
  else {
    shell.say(found.installed ? `Installed: ${found.file}` : 'Not installed.');
    shell.say(
      found.process === null ? 'Linekeeper is not running.' : `Linekeeper is running (process ${found.process}).`,
    );
  }
  return found.installed && found.process !== null ? EXIT.done : EXIT.unavailable;
}

function running(dataDir: string): RuntimeInfo | undefined {
  try {
    return readRuntimeFile(dataDir);
  } catch (error) {
    if (errorCode(error) !== 'EACCES') throw error;
    throw new AppError('unavailable', 'The data directory belongs to another user: ask as that user, or with sudo.');
  }
}
