import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { limitChecks } from '../../server/domain/doctor/limits.ts';
import { ownerOf } from '../support/owner.ts';
import { startTestApp, TEST_SECRETS, type TestApp } from '../support/test-app.ts';

const DOCUMENT = join(import.meta.dirname, '..', '..', 'docs', 'limits.md');

/** Name in the doctor and bound of every row of docs/limits.md that has one. */
function rowsOfDocument(): Map<string, string> {
  const rows = readFileSync(DOCUMENT, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return new Map(
    rows.flatMap((cells) =>
      cells.filter((cell) => /^`limit_/u.test(cell)).map((name) => [name, cells[2] ?? ''] as const),
    ),
  );
}

describe('the limits in the doctor', () => {
  let app: TestApp;
  beforeEach(async () => void (app = await startTestApp()));
  afterEach(() => app.stop());

  async function shown() {
    const { checks } = await ownerOf(app).ask('doctor.run', {});
    return checks.filter(({ group }) => group === 'limits');
  }

  it('when the doctor looks, then it shows what the table of limits says it does, with the same bound', async () => {
    const checks = await shown();
    const document = rowsOfDocument();
    expect(checks.map(({ id }) => `\`${id}\``).toSorted()).toEqual([...document.keys()].toSorted());
    for (const { id, told, state } of checks) {
      const bound = Number(told.values['bound']).toLocaleString('en-US');
      expect(document.get(`\`${id}\``), id).toMatch(new RegExp(`(?<![\\d,])${bound}(?![\\d,])`, 'u'));
      expect(told.sentence, id).toContain(String(told.values['bound']));
      expect(state, id).toBe('ok');
    }
  });

  it('when windows are open, then they are counted, and from four fifths on it is told what comes next', async () => {
    const windows = async () => (await shown()).find(({ id }) => id === 'limit_windows');
    const stopping = new AbortController();
    const headers = { authorization: `Bearer ${TEST_SECRETS.apiToken}` };
    const open = async (count: number): Promise<void> => {
      const opening = { headers, signal: stopping.signal };
      await Promise.all(Array.from({ length: count }, () => fetch(`${app.deskUrl}/api/events`, opening)));
    };
    await open(25);
    expect(await windows()).toMatchObject({ state: 'ok', told: { values: { used: 25, bound: 32 } } });
    await open(1);
    const { state, told } = (await windows()) ?? {};
    expect([state, told?.values['used']]).toEqual(['warning', 26]);
    expect(told?.sentence).toContain('Close some.');
    stopping.abort();
    await expect.poll(async () => (await windows())?.told.values['used']).toBe(0);
  });
});

it('when something is near its bound, then its words are others than before, and bytes are told as MiB', () => {
  const MIB = 1024 ** 2;
  const of = (used: number, bound: number) =>
    (['rings', 'fetched', 'sockets', 'lent'] as const).flatMap((name) =>
      limitChecks(new Map([[name, { used, bound }]])),
    );
  const far = of(79, 100);
  const near = of(80, 100);
  expect(far.map(({ state }) => state)).toEqual(Array(4).fill('ok'));
  expect(near.map(({ state }) => state)).toEqual(Array(4).fill('warning'));
  expect(new Set([...far, ...near].map(({ told }) => told.code)).size).toBe(8);
  const bodies = limitChecks(new Map([['bodies', { used: 60.5 * MIB, bound: 64 * MIB }]]));
  expect(bodies).toMatchObject([{ state: 'warning', told: { values: { used: 61, bound: 64 } } }]);
});
