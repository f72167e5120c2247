import { describe, expect, it } from 'vitest';

import { stringsInFiles } from '../receptionist/file-search.ts';
import { hashOf, ownerOf } from '../support/owner.ts';
import { lineShop } from '../support/line-shop.ts';
import { caughtUp, fetchedApp } from '../support/providers/fetched-app.ts';
import { pretended } from '../support/providers/pretended.ts';
import { filesIn } from '../support/stored.ts';
import { CALLER, callSid, ringing, TWILIO_ENV } from '../support/twilio-posts.ts';

const HOUR_AGO = Math.floor(Date.now() / 1000) - 3600;
const [SAID, KEPT] = ['babababebobuk', 'dodidudadodek'];

describe('deleting one call', () => {
  it('when it is deleted, then it is gone here and at ElevenLabs, and the caller’s other call stays', async () => {
    const account = await fetchedApp();
    const call = account.aCall({ startedAt: HOUR_AGO, turns: [{ role: 'user', message: `I said ${SAID}.` }] });
    const other = account.aCall({ startedAt: HOUR_AGO + 600, turns: [{ role: 'user', message: `I said ${KEPT}.` }] });
    const app = await account.start();
    await caughtUp(app);
    const owner = ownerOf(app);
    const { id } = await owner.call(call.id);
    const answer = await app.api('DELETE', `/api/calls/${id}`);
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { provider: { hasKey: true, asked: 1, done: 1, waiting: 0 } },
    ]);
    expect(account.asked(/^DELETE/u)).toEqual([`DELETE /v1/convai/conversations/${call.id}`]);
    await expect(owner.call(call.id)).rejects.toThrow('404');
    expect((await owner.call(other.id)).turns).toHaveLength(1);
    await caughtUp(app);
    await expect(owner.call(call.id)).rejects.toThrow('404');
    expect([...(await stringsInFiles([SAID, KEPT], filesIn(app.dataDir)))]).toEqual([KEPT]);
    await app.stop();
  });

  async function withMessage() {
    const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken } = TWILIO_ENV;
    const { twilio } = await pretended({ twilio: { accountSid, authToken } });
    const shop = await lineShop({ env: { TWILIO_BASE_URL: twilio.url, ELEVENLABS_AGENT_ID: '' } });
    await shop.set({ mode: 'register', fallback: { kind: 'voicemail' } });
    await shop.post('/incoming-call', ringing(callSid(1)));
    const sid = `RE${'1'.repeat(32)}`;
    twilio.state.recordings.set(sid, { sid, callSid: callSid(1), seconds: 12, audio: Buffer.from('ID3') });
    const left = { CallStatus: 'in-progress', RecordingSid: sid, RecordingDuration: '12' };
    await shop.post('/api/webhooks/twilio/voice?step=left', ringing(callSid(1), left));
    await shop.app.settled();
    const over = { CallStatus: 'completed', CallDuration: '31' };
    const end = () => shop.post('/api/webhooks/twilio/status', ringing(callSid(1), over));
    return { ...shop, end, owner: ownerOf(shop.app), recordings: () => twilio.state.recordings.size };
  }

  it('when it still goes on, then it is not deleted; when it is over, then its message goes at Twilio too', async () => {
    const { owner, end, recordings, app } = await withMessage();
    await expect(owner.ask('calls.forget', { id: callSid(1) })).rejects.toThrow('409');
    await end();
    await owner.ask('calls.forget', { id: callSid(1) });
    await expect.poll(recordings, { timeout: 8000 }).toBe(0);
    await end();
    await app.settled();
    await expect(owner.call(callSid(1))).rejects.toThrow('404');
  });

  it('when its caller is forgotten, then the message that they left goes at Twilio too', async () => {
    const { owner, end, recordings } = await withMessage();
    await end();
    await owner.ask('callers.forget', { id: hashOf(CALLER) });
    await expect.poll(recordings, { timeout: 8000 }).toBe(0);
  });
});
