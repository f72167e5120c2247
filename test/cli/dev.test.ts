import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';

import { findChromium, launchChromium } from '../support/chromium.ts';
import { copyOfSources } from '../support/copy-of-sources.ts';

const chromium = findChromium();

type Dev = { copy: string; child: ChildProcess; said: () => string; stop: () => Promise<number | null> };

async function develop(copy = copyOfSources()): Promise<Dev> {
  const env = { PATH: process.env['PATH'], HOME: copy, LINEKEEPER_WEBHOOK_PORT: '0', LINEKEEPER_DESK_PORT: '0' };
  const args = [join(copy, 'scripts/dev/main.ts'), '--headless', '--data-dir', join(copy, 'data')];
  const child = spawn(process.execPath, args, { cwd: copy, env, stdio: ['ignore', 'ignore', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const pieces: string[] = [];
  child.stderr.on('data', (piece: Buffer) => void pieces.push(piece.toString()));
  const said = (): string => pieces.join('');
  const stop = async (): Promise<number | null> => {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
    return child.exitCode;
  };
  return { copy, child, said, stop };
}

const address = (dev: Dev, what: string): string => new RegExp(`^${what}: +(\\S+)$`, 'm').exec(dev.said())?.[1] ?? '';
const pidOf = ({ copy }: Dev): number | undefined => {
  const file = join(copy, 'data', 'runtime.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { pid: number }).pid : undefined;
};
const health = async (dev: Dev): Promise<number> => (await fetch(`${address(dev, 'Webhooks')}/health`)).status;
const soon = { timeout: 60_000, interval: 100 };

describe.skipIf(chromium === undefined && process.env['CI'] === undefined)('npm run dev', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await launchChromium(chromium ?? '')), 60_000);
  afterAll(() => browser.close());

  it('when the window changes, then the page shows it; when the server breaks and is mended, then it starts anew; and one word stops all', async () => {
    const dev = await develop();
    await expect.poll(dev.said, soon).toContain('Press Ctrl-C to stop.');
    const page = await browser.newPage();
    await page.goto(address(dev, 'Window'));
    await page.getByRole('heading', { level: 1 }).waitFor({ timeout: 60_000 });
    expect(await page.evaluate('document.title')).not.toBe('Linekeeper in the making');

    appendFileSync(join(dev.copy, 'renderer/src/app/app.tsx'), "\nwindow.name = 'in the making';\n");
    await expect.poll(() => page.evaluate('window.name').catch(() => ''), soon).toBe('in the making');

    const main = join(dev.copy, 'server/cli/main.ts');
    const good = readFileSync(main, 'utf8');
    const before = pidOf(dev);
    writeFileSync(main, 'this is no program');
    await expect.poll(dev.said, soon).toContain('It is started again after a change.');
    writeFileSync(main, good);
    await expect.poll(() => [undefined, before].includes(pidOf(dev)), soon).toBe(false);
    await expect.poll(() => health(dev).catch(() => 0), soon).toBe(200);
    await expect.poll(() => page.getByRole('heading', { level: 1 }).count(), soon).toBe(1);
    await page.close();

    expect(await dev.stop()).toBe(0);
    expect(pidOf(dev)).toBeUndefined();
    expect(readdirSync(join(dev.copy, 'data'))).not.toContain('linekeeper.db-wal');
    await expect(fetch(address(dev, 'Window'))).rejects.toThrow();
  }, 180_000);

  it('when the settings cannot be used, then it ends as the program did, with its sentence', async () => {
    const copy = copyOfSources();
    writeFileSync(join(copy, '.env'), 'LINEKEEPER_TRADE=moon\n');
    const dev = await develop(copy);

    await once(dev.child, 'exit');

    expect(dev.child.exitCode).toBe(1);
    expect(dev.said()).toContain('LINEKEEPER_TRADE');
  });
});
