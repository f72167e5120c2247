import { afterEach, beforeEach, expect, it } from 'vitest';

import type { AppEvent } from '#contract/events.ts';
import { ownerOf } from '../support/owner.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
let heard: AppEvent[];

beforeEach(async () => {
  app = await startTestApp();
  heard = [];
  app.bus.subscribe((event) => heard.push(event));
});
afterEach(() => app.stop());

it('when a switch is saved, then the others stay, and it is announced', async () => {
  const owner = ownerOf(app);
  const before = await owner.ask('settings.get', {});
  expect(before).toMatchObject({ switches: { remoteWrites: false, modelReading: true }, modelConfigured: false });

  const saved = await owner.ask('settings.save', { switches: { modelReading: false } });

  expect(saved).toEqual({
    ...before,
    switches: { remoteWrites: false, modelReading: false, onlyProviders: false },
    token: null,
  });
  expect(await owner.ask('settings.get', {})).toMatchObject({ switches: { remoteWrites: false, modelReading: false } });
  expect(heard).toEqual([{ name: 'settings.changed', payload: {} }]);
});

it('when remote writes are switched on, then their token is told once, and lasts until they are switched off', async () => {
  const owner = ownerOf(app);
  const write = async (token: string | null): Promise<number> =>
    (
      await fetch(`${app.webhookUrl}/api/notes`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ note: 'Closed on Friday' }),
      })
    ).status;

  const { token } = await owner.ask('settings.save', { switches: { remoteWrites: true } });
  expect(await write(token)).toBeLessThan(300);
  const again = await owner.ask('settings.save', { switches: { remoteWrites: true } });
  expect(again).toMatchObject({ switches: { remoteWrites: true }, token: null });
  expect(await write(token)).toBeLessThan(300);
  await owner.ask('settings.save', { switches: { remoteWrites: false } });
  expect(await write(token)).not.toBeLessThan(300);
});

it('when one limit is saved, then the others stay', async () => {
  const owner = ownerOf(app);
  await owner.ask('settings.save', { retention: { transcripts: 90 } });
  const { retention } = await owner.ask('settings.save', { retention: { deliveries: null } });
  expect(retention).toMatchObject({ transcripts: 90, deliveries: null, recordings: null });
});
