import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { thisHost } from '../../server/cli/service/host.ts';
import { machine, service, starting, UNIT } from './service-machine.ts';
import { tempDir } from './support.ts';

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

  it('when it is Windows, then the task is known again by what its file says', async () => {
    const dir = tempDir();
    const host = starting(dir, 'schtasks.exe /Run /TN Linekeeper', { platform: 'win32', uid: undefined });
    await service(host, ['install'], { dir });
    host.ran.length = 0;

    expect((await service(host, ['uninstall'], { dir })).code).toBe(0);

    expect(host.ran).toEqual(['schtasks.exe /End /TN Linekeeper', 'schtasks.exe /Delete /TN Linekeeper /F']);
    expect(host.files.size).toBe(0);
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
