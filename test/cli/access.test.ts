import { expect, it } from 'vitest';

import { linekeeper, secrets, serve, tempDir } from './support.ts';

it('when the PIN is forgotten, then whoever has the data directory takes it away, running or not, and that is written down', async () => {
  const folder = tempDir();
  const server = await serve([], secrets, folder);
  const run = (...args: string[]) => linekeeper([...args, '--data-dir', server.dataDir], secrets);
  const token = (await run('token')).stdout.trim();
  const ask = async (command: string, input: object): Promise<unknown> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const body = JSON.stringify(input);
    const response = await fetch(new URL(`/api/${command}`, server.deskUrl), { method: 'POST', headers, body });
    return ((await response.json()) as { data: unknown }).data;
  };
  await ask('access.set-pin', { pin: '739105' });
  expect((await run('access', 'reset')).stdout).toContain('The PIN is removed');
  expect(await ask('access.get', {})).toMatchObject({ hasPin: false });
  await ask('access.set-pin', { pin: '739105' });
  expect(await server.stop()).toBe(0);

  expect((await run('access', 'reset')).stdout).toContain('The PIN is removed');
  expect((await run('access', 'reset')).stdout).toContain('There is no PIN');
  const listed = await run('audit', '--since', '2026-01-01', '--json');
  const lines = listed.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { who: string; action: string });
  expect(lines.map(({ who, action }) => `${who} ${action}`)).toEqual([
    ...['cli access.pin-removed', 'api access.pin-set', 'cli access.pin-removed', 'api access.pin-set'],
  ]);
  expect((await run('audit', '--since', '2999-01-01')).stdout).toBe('');
  expect((await run('audit', '--subject', '0192f0c1-0000-7000-8000-00000000000a')).stdout).toBe('');
  expect(await run('audit', '--since', 'lately')).toMatchObject({ code: 2 });
}, 60_000);
