import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { linekeeper, secrets, tempDir } from './support.ts';

it('linekeeper desk brings tables in, finds free times, books once for a key, lists and cancels', async () => {
  const dir = tempDir();
  const desk = (...args: string[]) => linekeeper(['desk', ...args, '--data-dir', dir], secrets);
  const [services, staff] = [join(dir, 'services.csv'), join(dir, 'staff.csv')];
  writeFileSync(services, '\ufeffname;minutes;price;currency\r\nCut;60;45,50;EUR\r\nWash;long;;\r\n');
  writeFileSync(staff, 'name\nMaya\n');

  const tried = await desk('import', 'services', services);
  expect(tried).toMatchObject({ code: 1 });
  expect(tried.stdout).toContain('line 3:');
  expect(tried.stdout).toContain('Would be: 1 new, 0 changed, 1 refused.');
  expect((await desk('export', 'services')).stdout).not.toContain('Cut');
  await desk('import', 'services', services, '--yes');
  writeFileSync(services, Buffer.from('name;minutes\r\nFärben;90\r\n', 'latin1'));
  expect((await desk('import', 'services', services)).stdout).toContain('it holds words such as: Färben');
  expect(await desk('import', 'staff', staff, '--yes')).toMatchObject({ code: 0 });
  expect((await desk('export', 'services')).stdout).toContain('Cut,,,60,45.50,EUR');

  const free = await desk('free', '--service', 'cut', '--from', '2030-03-11', '--json');
  expect(free.code).toBe(0);
  const book = [
    'book',
    '--service',
    'Cut',
    '--start',
    '2030-03-11T10:00:00Z',
    '--name',
    'Ana',
    '--anyway',
    '--key',
    'order-0815',
  ];
  const wall = book.map((word) => (word === '2030-03-11T10:00:00Z' ? '2030-03-11 10:00' : word));
  const refused = await desk(...wall);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain('is no moment in time');
  const [made, again] = [await desk(...book, '--json'), await desk(...book, '--json')];
  expect({ out: made.stdout, err: made.stderr }).toEqual({ out: again.stdout, err: '' });
  const { id } = JSON.parse(made.stdout) as { id: string };
  expect((await desk('list', '--from', '2030-03-11')).stdout).toContain(
    `2030-03-11T10:00:00.000Z  ${id}  Cut  Maya  Ana`,
  );
  expect(await desk('cancel', id)).toMatchObject({ code: 0 });
  expect((await desk('list', '--from', '2030-03-11')).stdout).toBe('');
}, 120_000);
