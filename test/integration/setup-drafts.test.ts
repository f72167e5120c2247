import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

import { SetupDraft } from '#contract/setup.ts';
import { ownerOf } from '../support/owner.ts';
import { createAppStarter } from '../support/start-again.ts';
import type { TestApp } from '../support/test-app.ts';

const draft = SetupDraft.parse({
  line: { kind: 'sip' },
  sip: { number: '+12125550150', label: 'Front desk' },
  fallback: { kind: 'forward', to: '+12125550142' },
  agentId: 'agent_1',
});

describe('how far the wizard came', () => {
  const start = createAppStarter();
  const running: TestApp[] = [];
  const open = async (over: Parameters<typeof start>[0] = {}) => {
    const app = await start(over);
    running.push(app);
    return { app, ask: ownerOf(app).ask };
  };
  afterEach(async () => {
    for (const app of running.splice(0)) await app.stop();
  });

  it('when the program starts again, then it is there as it was left, for that shop only, until it is finished', async () => {
    const { app, ask } = await open({ keep: true });
    await ask('businesses.save', { id: 'north', name: 'North', zone: 'Europe/London', region: 'GB' });
    expect(await ask('setup.get', {})).toEqual({ draft: null });
    await ask('setup.keep', { draft });
    expect(await ask('setup.get', { business: 'north' })).toEqual({ draft: null });
    await app.stop();
    running.splice(0);

    const again = await open({ dataDir: app.dataDir });
    expect(await again.ask('setup.get', {})).toEqual({ draft });
    await again.ask('setup.keep', { draft: null });
    expect(await again.ask('setup.get', {})).toEqual({ draft: null });
  });

  it('when a number stands in it, then no file holds it in clear', async () => {
    const { app, ask } = await open();
    await ask('setup.keep', { draft });
    app.flushLog();
    const files = readdirSync(app.dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(2);
    for (const file of files) expect(readFileSync(join(file.parentPath, file.name)).includes('2125550142')).toBe(false);
  });

  it('when the shop is closed, then nothing of it is left for another of that name', async () => {
    const { ask } = await open();
    const shop = { id: 'north', name: 'North', zone: 'Europe/London', region: 'GB' };
    await ask('businesses.save', shop);
    await ask('setup.keep', { business: 'north', draft });
    await ask('businesses.remove', { id: 'north' });
    await expect(ask('setup.get', { business: 'north' })).rejects.toThrow('not_found');
    await ask('businesses.save', shop);
    expect(await ask('setup.get', { business: 'north' })).toEqual({ draft: null });
  });
});
