import { describe, expect, it } from 'vitest';

import { holdDatabase } from '../support/hold-database.ts';
import { lineShop } from '../support/line-shop.ts';
import type { ownerOf } from '../support/owner.ts';
import { textingShop } from '../support/texts/texting-shop.ts';
import { callSid, ringing, twimlOf } from '../support/twilio-posts.ts';

const SOON = { timeout: 10_000 };
const LOCK = 'BEGIN IMMEDIATE';
const STATUS = '/api/webhooks/twilio/status';
const NOT_ANSWERED = { CallStatus: 'no-answer', From: '+12125550162' };

/** The answers on the route so far, oldest first. */
const answersOn = async (owner: ReturnType<typeof ownerOf>, route: string): Promise<number[]> =>
  (await owner.ask('status.get', {})).lastDeliveries
    .filter((one) => one.route === route)
    .map(({ status }) => status)
    .toReversed();

describe('F8: what Twilio tells once, while another program holds the database', () => {
  it('when a message is left and a call is missed meanwhile, then both are tasks as soon as they can be', async () => {
    const { app, set, post, tasks, calls } = await lineShop({ env: { ELEVENLABS_AGENT_ID: '' } });
    await set({ mode: 'register', fallback: { kind: 'voicemail' } });
    const letGo = await holdDatabase(app.dataDir, LOCK);

    for (const form of [ringing(callSid(1)), ringing(callSid(2), { From: NOT_ANSWERED.From })])
      expect(await twimlOf(await post('/incoming-call', form))).toHaveProperty('Record');
    const left = { CallStatus: 'in-progress', RecordingSid: `RE${'1'.repeat(32)}`, RecordingDuration: '12' };
    expect(await twimlOf(await post('/api/webhooks/twilio/voice?step=left', ringing(callSid(1), left)))).toEqual({
      Hangup: '',
    });
    const ends = [
      ringing(callSid(1), { CallStatus: 'completed', CallDuration: '31' }),
      ringing(callSid(2), NOT_ANSWERED),
    ];
    const told = () => Promise.all(ends.map(async (form) => (await post(STATUS, form)).status));
    expect(await told()).toEqual([503, 503]);
    expect(await tasks()).toEqual([]);
    await letGo();

    const ended = [
      expect.objectContaining({ sid: callSid(2), status: 'failed' }),
      expect.objectContaining({ sid: callSid(1), status: 'ended', durationSeconds: 31 }),
    ] as unknown[];
    await expect.poll(calls, SOON).toEqual(expect.arrayContaining(ended));
    const kinds = async () => (await tasks()).map(({ kind }) => kind).toSorted();
    expect(await kinds()).toEqual(['callback', 'message']);
    expect(await told()).toEqual([200, 200]);
    expect(await kinds()).toEqual(['callback', 'message']);
    expect(await calls()).toHaveLength(2);
  });

  it('when a text cannot be kept and is delivered again, then it is answered; else it counts, and the shop is told', async () => {
    const { app, owner, line, writes, book, ...shop } = await textingShop();
    const MEANWHILE = { timeout: 5000, interval: 20 };
    const one = await book('2026-11-23T09:00:00.000Z');
    const statusOf = async (id: string) => (await owner.ask('appointments.get', { id })).status;
    let letGo = await holdDatabase(app.dataDir, LOCK);
    line.smsUrl += '#rc=2&rp=ct,rt,5xx';
    const written = writes('C');
    await expect.poll(() => answersOn(owner, 'twilio-sms'), MEANWHILE).toEqual([503]);
    await letGo();
    expect((await written).answers).toEqual([expect.stringMatching(/is cancelled\.$/u)]);
    expect(await answersOn(owner, 'twilio-sms')).toEqual([503, 200]);
    expect(await statusOf(one.id)).toBe('cancelled');
    expect((await owner.ask('tasks.list', {})).tasks).toEqual([]);

    const other = await book('2026-11-24T10:00:00.000Z');
    letGo = await holdDatabase(app.dataDir, LOCK);
    line.smsUrl = line.smsUrl.replace('rc=2', 'rc=0');
    expect(await writes('C')).toEqual({ status: 503, answers: [] });
    await letGo();
    await expect.poll(() => statusOf(other.id), SOON).toBe('cancelled');
    expect((await owner.ask('tasks.list', {})).tasks.map(({ text }) => text)).toEqual([
      'Cancelled by text message, but their text could not be answered in time: Tue 24 Nov 11:00',
    ]);
    // They are told by a text of its own, only of what was not answered.
    const news = () => shop.sent().filter((words) => words.endsWith('was cancelled.'));
    await expect.poll(news, SOON).toEqual([expect.stringContaining('Tue 24 Nov at 11:00')]);
  });
});
