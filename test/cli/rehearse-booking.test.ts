import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';

import { isInvented } from '../../server/domain/texts/invented.ts';
import { connectedShop } from '../support/connected-shop.ts';
import { linekeeper } from './support.ts';

const TOKEN = { LINEKEEPER_API_TOKEN: 'api-token-for-tests-0123456789abcdef' };

const Tool = z.object({ tool: z.string(), succeeded: z.boolean(), says: z.string(), answer: z.string() });
const Text = z.object({ kind: z.string(), state: z.string(), words: z.string(), isRehearsed: z.boolean() });
const Outcome = z.object({
  passed: z.boolean(),
  calls: z.array(
    z.object({
      callerId: z.string().nullable(),
      missed: z.array(z.string()),
      tools: z.array(Tool),
      texts: z.array(Text),
    }),
  ),
});
type Call = z.infer<typeof Outcome>['calls'][number];
const Booked = z.object({
  data: z.object({ appointment: z.object({ id: z.string(), startTime: z.string(), status: z.string() }) }),
});
const Offered = z.object({
  data: z.object({
    slots: z
      .array(z.object({ startTime: z.string() }))
      .min(1)
      .max(4),
  }),
});

/** A shop whose accounts are set up, beside a Twilio that writes from the number of any rehearsal. */
async function rehearsableShop() {
  const shop = await connectedShop({ pretend: { twilio: { mayWriteFrom: isInvented } } });
  onTestFinished(() => shop.app.stop());
  await shop.connect();
  return shop;
}

const rehearse = async (dataDir: string, trade: string) =>
  Outcome.parse(JSON.parse((await linekeeper(['rehearse', trade, '--json', '--data-dir', dataDir], TOKEN)).stdout));

const deeds = ({ tools }: Call): [string, boolean][] => tools.map(({ tool, succeeded }) => [tool, succeeded]);
const answerOf = ({ tools }: Call, name: string): unknown =>
  JSON.parse(tools.find(({ tool }) => tool === name)?.answer ?? 'null');

/** `Sun 22 Nov at 13:00`, as a text has it. */
function inWords(startTime: string, timeZone: string): string {
  const day = { weekday: 'short', day: 'numeric', month: 'short', timeZone } as const;
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
  const at = new Date(startTime);
  return `${at.toLocaleDateString('en-GB', day)} at ${at.toLocaleTimeString('en-GB', time)}`;
}

/** The day so many days from now, and the hour, on the clocks of a zone. */
const dayIn = (at: Date, timeZone: string): string => at.toLocaleDateString('en-CA', { timeZone });
const daysAhead = (startTime: string, timeZone: string): number =>
  (Date.parse(dayIn(new Date(startTime), timeZone)) - Date.parse(dayIn(new Date(), timeZone))) / 86_400_000;
const hourIn = (startTime: string, timeZone: string): number =>
  Number(new Date(startTime).toLocaleTimeString('en-GB', { hour: '2-digit', timeZone }).slice(0, 2));

describe('a rehearsed appointment, through the registered tools', () => {
  it.each([
    ['salon', 'America/New_York', 'Salon Marigold', 'Haircut'],
    ['dentist', 'America/Chicago', 'Harbour Dental', 'Check-up'],
    ['garage', 'America/Denver', 'Northside Garage', 'Tyre change'],
  ])(
    'when somebody asks the %s for tomorrow afternoon, then it is booked, moved, cancelled, and written of each time',
    async (trade, zone, shopName, service) => {
      const { app, twilio } = await rehearsableShop();

      const { passed, calls } = await rehearse(app.dataDir, trade);

      expect([passed, calls.flatMap(({ missed }) => missed)]).toEqual([true, []]);
      const [booking, stranger, moving, cancelling] = calls.slice(-4);
      if (!booking || !stranger || !moving || !cancelling) throw new Error('Four calls are about an appointment.');

      expect(deeds(booking)).toEqual([
        ['check_availability', true],
        ['book_appointment', true],
      ]);
      const booked = Booked.parse(answerOf(booking, 'book_appointment')).data.appointment;
      const { slots } = Offered.parse(answerOf(booking, 'check_availability')).data;
      expect(slots[0]?.startTime).toBe(booked.startTime);
      expect(daysAhead(booked.startTime, zone)).toBe(1);
      expect(hourIn(booked.startTime, zone)).toBeGreaterThanOrEqual(12);

      expect(stranger.callerId).not.toBe(booking.callerId);
      expect(stranger.tools.map(({ succeeded }) => succeeded)).toEqual([false, false, false]);
      expect(stranger.tools.map(({ answer }) => answer).join('\n')).not.toMatch(
        new RegExp(`${service}|${booked.id}|o'clock|\\d\\d:\\d\\d`),
      );

      const moved = Booked.parse(answerOf(moving, 'reschedule_appointment')).data.appointment;
      expect([moved.id, daysAhead(moved.startTime, zone)]).toEqual([booked.id, 2]);
      const cancelled = Booked.parse(answerOf(cancelling, 'cancel_appointment')).data.appointment;
      expect([cancelled.id, cancelled.status]).toEqual([booked.id, 'cancelled']);

      const bodies = twilio.state.messages.map(({ body }) => body);
      const [then, later] = [inWords(booked.startTime, zone), inWords(moved.startTime, zone)];
      expect(bodies).toEqual([
        expect.stringMatching(`^${shopName}: your appointment for ${service} is on ${then}\\.`),
        expect.stringMatching(`^${shopName}: your appointment for ${service} was moved\\. It is now on ${later}\\.`),
        expect.stringMatching(`^${shopName}: your appointment for ${service} on ${later} was cancelled\\.`),
      ]);
      const texts = calls.flatMap((call) => call.texts);
      expect(texts.map(({ kind, state }) => [kind, state])).toEqual([
        ['confirmation', 'sent'],
        ['moved', 'sent'],
        ['cancelled', 'sent'],
      ]);
      texts.forEach(({ words }, index) => expect(bodies[index]?.startsWith(words)).toBe(true));
      expect(new Set(twilio.state.messages.map(({ to }) => to)).size).toBe(1);
    },
    60_000,
  );

  it('when the tool that books leads nowhere at the account, then the rehearsal fails there', async () => {
    const shop = await rehearsableShop();
    const schema = shop.tool('book_appointment')['api_schema'];
    Object.assign(schema ?? {}, { url: 'https://linekeeper.example/tools/nowhere' });

    const { passed, calls } = await rehearse(shop.app.dataDir, 'garage');

    expect(passed).toBe(false);
    expect(calls.flatMap(({ missed }) => missed)).toContain('The tool book_appointment failed.');
    expect(shop.twilio.state.messages).toEqual([]);
  }, 60_000);
});
