import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { MARK } from '../../server/cli/service/installation.ts';
import { answerAsServer, machine, service, starting, UNIT } from './service-machine.ts';
import { tempDir } from './support.ts';

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

  it('when it is installed already, then a second time brings it up to date and waits for the new process', async () => {
    const dir = tempDir();
    const host = starting(dir, 'systemctl --user restart linekeeper.service');
    answerAsServer(dir, process.ppid);
    host.files.set(UNIT, Buffer.from(`# ${MARK}\nan older one`));

    const { code, said } = await service(host, ['install'], { dir });

    expect(code).toBe(0);
    expect(said[0]).toContain(`process ${process.pid}`);
    expect(host.files.get(UNIT)?.toString()).toContain('ExecStart');
  });

  it('when the one from before goes on and no new one comes, then that is no success', async () => {
    const dir = tempDir();
    const host = machine();
    answerAsServer(dir);
    host.files.set(UNIT, Buffer.from(`# ${MARK}\nan older one`));

    expect((await service(host, ['install'], { dir })).code).toBe(1);
  });

  it('when its user’s services run without a log-in, then nothing is said of that', async () => {
    const dir = tempDir();
    const host = machine({}, (line) => {
      if (line.includes('restart')) answerAsServer(dir);
      return { code: 0, output: line.startsWith('loginctl') ? 'yes\n' : '' };
    });

    expect((await service(host, ['install'], { dir })).said).toHaveLength(1);
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

  it('when a bad setting stands in this terminal only, then it is not the service’s', async () => {
    const dir = tempDir();
    const host = starting(dir, 'systemctl --user restart linekeeper.service');

    const { code, said } = await service(host, ['install'], { dir, env: { LINEKEEPER_TRADE: 'moon' } });

    expect(code).toBe(0);
    expect(said[0]).toContain('LINEKEEPER_TRADE');
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
