import type { CommandInput } from '#contract/commands.ts';
import type { Appointment } from '#contract/front-desk.ts';
import type { ShownText } from '#contract/texts.ts';
import { onTestFinished } from 'vitest';

import { ownerOf } from '../owner.ts';
import { workingWeek } from '../people-and-shops.ts';
import { accountEnv, pretended, SHOP_LINE } from '../providers/pretended.ts';
import { startTestApp } from '../test-app.ts';
import { createTestClock } from '../test-clock.ts';

const PUBLIC = 'https://linekeeper.example';

export const ADA = '+12125550177';
type Over = { at?: string; settings?: Record<string, unknown>; env?: Record<string, string>; zone?: string };

/** A shop in Berlin, Friday 20 November 2026, ten o'clock, with texts on, beside a pretended Twilio. */
export async function textingShop({
  at = '2026-11-20T09:00:00.000Z',
  settings = {},
  env = {},
  zone = 'Europe/Berlin',
}: Over = {}) {
  const clock = createTestClock(at);
  const providers = await pretended({ now: clock.now });
  const app = await startTestApp({
    now: clock.now,
    env: { ...accountEnv(providers), TWILIO_PHONE_NUMBER: SHOP_LINE, LINEKEEPER_TIME_ZONE: zone, ...env },
  });
  onTestFinished(() => app.stop());
  providers.outside.lead(PUBLIC, app.webhookUrl);
  const owner = ownerOf(app);
  await owner.ask('businesses.save', { id: 'default', name: 'Salon Marigold', zone, region: 'US', hours: workingWeek });
  await owner.ask('texts.save', { settings: { on: true, quietFrom: '00:00', quietTo: '00:00', ...settings } });
  const maya = await owner.ask('staff.save', { name: 'Maya' });
  const cut = await owner.ask('services.save', { name: 'Cut', minutes: 60 });
  const { twilio, line } = providers;
  line.smsUrl = `${PUBLIC}/api/webhooks/twilio/sms`;
  return {
    ...{ app, owner, clock, maya, cut, providers, twilio, line },
    book: (start: string, over: Partial<CommandInput<'appointments.book'>> = {}): Promise<Appointment> =>
      owner.ask('appointments.book', { serviceId: cut.id, start, name: 'Ada', contact: ADA, ...over }),
    texts: async (): Promise<ShownText[]> => (await owner.ask('texts.list', {})).texts,
    /** Kind, state and why, oldest first. */
    told: async (): Promise<string[]> =>
      (await owner.ask('texts.list', {})).texts
        .map(({ kind, state, problem }) => [kind, state, problem?.code ?? ''].join(' ').trim())
        .toReversed(),
    sent: (): string[] => twilio.state.messages.map(({ body }) => body),
    /** Everything that can be done now is done. */
    settle: async (): Promise<void> => {
      await owner.ask('settings.save', { retention: { transcripts: 90 } });
      await app.settled();
    },
    writes: (body: string, from = ADA, sid?: string) =>
      twilio.texts({ from, to: SHOP_LINE, body, ...(sid !== undefined && { sid }) }),
  };
}
