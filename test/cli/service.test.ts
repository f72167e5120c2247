import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { serviceCommand } from '../../server/cli/commands/service.ts';
import { thisHost, type Host } from '../../server/cli/service/host.ts';
import { MARK } from '../../server/cli/service/installation.ts';
import { createShell } from '../../server/cli/shell.ts';
import { AppError } from '../../server/contract/errors.ts';
import { writeRuntimeFile } from '../../server/platform/runtime-file.ts';
import { tempDir } from './support.ts';

type Machine = Host & { files: Map<string, Buffer>; ran: string[] };
type Answers = (line: string) => { code: number | null; output: string };

const fine: Answers = () => ({ code: 0, output: '' });

/** A machine of the given kind with its files in memory; what would be run is written down. */
function machine(over: Partial<Host> = {}, answer: Answers = fine): Machine {
  const files = new Map<string, Buffer>();
  const ran: string[] = [];
  return {
    platform: 'linux',
    uid: 1000,
    user: 'nora',
    home: '/home/nora',
    node: '/opt/node',
    hasSystemd: true,
    run(command, args) {
      ran.push([command, ...args].join(' '));
      return answer(ran.at(-1) ?? '');
    },
    read: (file) => (file.endsWith('linekeeper.js') ? Buffer.from('built') : files.get(file)),
    write: (file, content) => void files.set(file, content),
    remove: (file) => void files.delete(file),
    wait: () => Promise.resolve(),
    files,
    ran,
    ...over,
  };
}

/** Runs `service …` on it. The start of the service, whoever does it, leaves a runtime file as `serve` does. */
async function service(host: Machine, args: readonly string[], { dir = tempDir(), env = {} } = {}) {
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  const cwd = join(dir, 'here');
  mkdirSync(cwd, { recursive: true });
  const shell = { ...createShell(import.meta.dirname), env, cwd, say, warn: say };
  let code: number | undefined;
  let failure: AppError | undefined;
  await serviceCommand({ shell, finish: (given) => void (code = given) }, host)
    .parseAsync([...args, '--data-dir', join(dir, 'data')], { from: 'user' })
    .catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      failure = error;
    });
  return { said, code, failure };
}

function answerAsServer(dir: string): void {
  mkdirSync(join(dir, 'data'), { recursive: true });
  const urls = { webhookUrl: 'http://127.0.0.1:4780', deskUrl: 'http://127.0.0.1:4781' };
  writeRuntimeFile(join(dir, 'data'), { pid: process.pid, ...urls, startedAt: '2026-11-20T12:00:00.000Z' });
}

/** A machine on which the given command line is what starts Linekeeper. */
function starting(dir: string, line: string, over: Partial<Host> = {}): Machine {
  return machine(over, (ran) => {
    if (ran === line) answerAsServer(dir);
    return { code: 0, output: '' };
  });
}

const UNIT = '/home/nora/.config/systemd/user/linekeeper.service';

describe('linekeeper service install', () => {
  it('when systemd is there, then the unit is written, enabled and started, and the process that answers is told', async () => {
    const dir = tempDir();
    const host = starting(dir, 'systemctl --user restart linekeeper.service');

    const { said, code } = await service(host, ['install'], { dir });

    expect(code).toBe(0);
    expect([...host.files.keys()]).toEqual([UNIT]);
    expect(host.ran.slice(0, 3)).toEqual([
      'systemctl --user daemon-reload',
      'systemctl --user enable linekeeper.service',
      'systemctl --user restart linekeeper.service',
    ]);
    expect(said[0]).toContain(`process ${process.pid}`);
    expect(said[1]).toContain('loginctl enable-linger');
  });

  it('when it is macOS, then the agent is loaded, again and again while the old one is still ending', async () => {
    const dir = tempDir();
    let refusals = 3;
    const host = machine({ platform: 'darwin', uid: 501, home: '/Users/nora' }, (line) => {
      if (line.includes('bootout')) return { code: 3, output: 'No such process' };
      if (line.includes('bootstrap') && refusals-- > 0) return { code: 5, output: 'Input/output error' };
      if (line.includes('bootstrap')) answerAsServer(dir);
      return { code: 0, output: '' };
    });

    const { code } = await service(host, ['install'], { dir });

    expect(code).toBe(0);
    expect(host.ran.filter((line) => line.includes('bootstrap'))).toHaveLength(4);
    expect(host.ran.at(-1)).toBe(
      'launchctl bootstrap gui/501 /Users/nora/Library/LaunchAgents/app.linekeeper.service.plist',
    );
  });

  it('when it is Windows, then the task is made from a file and run, without asking for an administrator', async () => {
    const dir = tempDir();
    const host = starting(dir, 'schtasks.exe /Run /TN Linekeeper', { platform: 'win32', uid: undefined });

    const { code } = await service(host, ['install'], { dir, env: { LOCALAPPDATA: 'C:\\Local' } });

    expect(code).toBe(0);
    expect(host.ran).toEqual([
      'schtasks.exe /End /TN Linekeeper',
      'schtasks.exe /Create /TN Linekeeper /XML C:\\Local\\Linekeeper\\service-task.xml /F',
      'schtasks.exe /Run /TN Linekeeper',
    ]);
  });

  it('when it is installed already, then a second time brings it up to date and starts it anew', async () => {
    const dir = tempDir();
    const host = starting(dir, 'systemctl --user restart linekeeper.service');
    await service(host, ['install'], { dir });
    host.files.set(UNIT, Buffer.from(`# ${MARK}\nan older one`));

    await service(host, ['install'], { dir });

    expect(host.files.get(UNIT)?.toString()).toContain('ExecStart');
    expect(host.ran.filter((line) => line.includes('restart'))).toHaveLength(2);
  });

  it('when it does not answer after its start, then that is said, with where to look', async () => {
    const { said, code } = await service(machine(), ['install']);

    expect(code).toBe(1);
    expect(said.join()).toMatch(/does not answer yet.*journalctl --user -u linekeeper/);
  });

  it('when a setting stands in this terminal only, then its name is told and never its value', async () => {
    const dir = tempDir();
    mkdirSync(join(dir, 'here'));
    writeFileSync(join(dir, 'here', '.env'), 'LINEKEEPER_TRADE=salon\n');
    const env = { LINEKEEPER_TOOL_SECRET: 'tool-secret-for-this-test', LINEKEEPER_TRADE: 'salon' };

    const { said } = await service(machine(), ['install'], { dir, env });

    expect(said[0]).toMatch(/this terminal only.*: LINEKEEPER_TOOL_SECRET\. /);
    expect(said.join()).not.toContain('tool-secret-for-this-test');
  });

  it.each([
    ['root for itself', { uid: 0 }, ['install'], 'does not run as root'],
    ['a machine without systemd', { hasSystemd: false }, ['install'], 'systemd does not run'],
    ['a user for the machine', {}, ['install', '--system', '--as', 'desk'], 'Only root'],
    ['a program that is not built', { read: () => undefined }, ['install'], 'not built'],
  ])('when it is %s, then it is refused in one sentence and nothing is done', async (_who, over, args, sentence) => {
    const host = machine(over);

    const { failure } = await service(host, args);

    expect(failure?.message).toContain(sentence);
    expect(host.ran).toEqual([]);
    expect(host.files.size).toBe(0);
  });

  it('when root names a user there is not, then it is refused', async () => {
    const host = machine({ uid: 0 }, () => ({ code: 1, output: 'no such user' }));

    const { failure } = await service(host, ['install', '--system', '--as', 'nobody-here']);

    expect(failure?.message).toContain('no such user');
    expect(host.files.size).toBe(0);
  });

  it('when the settings cannot be used, then that is told now and not by a service that does not start', async () => {
    const dir = tempDir();
    mkdirSync(join(dir, 'data'));
    writeFileSync(join(dir, 'data', '.env'), 'LINEKEEPER_TRADE=moon\n');
    const host = machine();

    const { failure } = await service(host, ['install'], { dir });

    expect(failure).toMatchObject({ code: 'invalid_input' });
    expect(host.files.size).toBe(0);
  });

  it('when Linekeeper already runs by hand with this data, then it is to be stopped first', async () => {
    const dir = tempDir();
    answerAsServer(dir);
    const host = machine();

    const { failure } = await service(host, ['install'], { dir });

    expect(failure).toMatchObject({ code: 'conflict' });
    expect(host.files.size).toBe(0);
  });

  it('when the service manager refuses, then its first line is told and no file is left', async () => {
    const host = machine({}, () => ({ code: 1, output: 'Failed to connect to bus\nand more' }));

    const { failure } = await service(host, ['install']);

    expect(failure?.message).toBe(
      '“systemctl --user daemon-reload” did not work: exit code 1, “Failed to connect to bus”.',
    );
    expect(host.files.size).toBe(0);
  });
});

describe('linekeeper service uninstall', () => {
  it('when it was installed, then it is stopped, what install made is removed, and once more does nothing', async () => {
    const dir = tempDir();
    const host = starting(dir, 'systemctl --user restart linekeeper.service');
    await service(host, ['install'], { dir });
    host.ran.length = 0;

    const first = await service(host, ['uninstall'], { dir });
    const second = await service(host, ['uninstall'], { dir });

    expect(host.ran).toEqual([
      'systemctl --user disable --now linekeeper.service',
      'systemctl --user daemon-reload',
      'systemctl --user reset-failed linekeeper.service',
    ]);
    expect(host.files.size).toBe(0);
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(second.said).toEqual(['There is no service to remove.']);
  });

  it.each(['install', 'uninstall'])(
    'when a file of that name is somebody else’s, then %s leaves it alone',
    async (name) => {
      const host = machine();
      host.files.set(UNIT, Buffer.from('[Service]\nExecStart=/bin/true\n'));

      const { failure } = await service(host, [name]);

      expect(failure).toMatchObject({ code: 'conflict' });
      expect(host.files.get(UNIT)?.toString()).toContain('/bin/true');
      expect(host.ran).toEqual([]);
    },
  );
});

describe('linekeeper service status', () => {
  it('when it is installed and answers, then it says so with exit code 0, before with 3', async () => {
    const dir = tempDir();
    const host = starting(dir, 'systemctl --user restart linekeeper.service');

    const before = await service(host, ['status'], { dir });
    await service(host, ['install'], { dir });
    const after = await service(host, ['status', '--json'], { dir });

    expect(before).toMatchObject({ code: 3, said: ['Not installed.', 'Linekeeper is not running.'] });
    expect(after.code).toBe(0);
    expect(JSON.parse(after.said[0] ?? '')).toEqual({ installed: true, file: UNIT, process: process.pid });
  });
});

describe('this machine', () => {
  it('when a program runs, then its exit code and both outputs are told; when there is none, then that is', () => {
    const { run, node } = thisHost();

    expect(run(node, ['-e', 'console.log("a"); console.error("b"); process.exitCode = 3'])).toEqual({
      code: 3,
      output: 'a\nb\n',
    });
    expect(run('/nowhere/systemctl', []).code).toBeNull();
  });

  it('when a file is written, then its folders are made, and it can be read and removed', () => {
    const { read, write, remove } = thisHost();
    const file = join(tempDir(), 'not', 'there', 'yet.service');

    write(file, Buffer.from('[Unit]'));
    expect(read(file)?.toString()).toBe('[Unit]');
    remove(file);
    remove(file);
    expect(read(file)).toBeUndefined();
  });
});
