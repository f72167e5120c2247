import { describe, expect, it } from 'vitest';

import { ownerOf } from '../support/owner.ts';
import { lineShop } from '../support/line-shop.ts';
import { pretended } from '../support/providers/pretended.ts';
import { filesIn } from '../support/stored.ts';
import { callSid, ringing, TWILIO_ENV } from '../support/twilio-posts.ts';

const SOUND = Buffer.from('ID3 please call me back '.repeat(20_000));
const GONE = `RE${'9'.repeat(32)}`;

/** A shop where a message was left, at a Twilio that has it. */
async function withMessage(sids: readonly string[] = [`RE${'1'.repeat(32)}`]) {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken } = TWILIO_ENV;
  const { twilio } = await pretended({ twilio: { accountSid, authToken } });
  const shop = await lineShop({ env: { TWILIO_BASE_URL: twilio.url, ELEVENLABS_AGENT_ID: '' } });
  await shop.set({ mode: 'register', fallback: { kind: 'voicemail' } });
  await shop.post('/incoming-call', ringing(callSid(1)));
  for (const sid of sids) {
    if (sid !== GONE) twilio.state.recordings.set(sid, { sid, callSid: callSid(1), seconds: 12, audio: SOUND });
    const left = { CallStatus: 'in-progress', RecordingSid: sid, RecordingDuration: '12' };
    await shop.post('/api/webhooks/twilio/voice?step=left', ringing(callSid(1), left));
  }
  await shop.post('/api/webhooks/twilio/status', ringing(callSid(1), { CallStatus: 'completed', CallDuration: '31' }));
  await shop.app.settled();
  const hear = (id: string): Promise<Response> => shop.app.api('GET', `/api/calls/${id}/audio`);
  return { ...shop, twilio, hear, owner: ownerOf(shop.app) };
}

describe('a message that a caller left', () => {
  it('when it is listened to, then it comes from Twilio as it is, with the account’s proof, and nothing of it is kept', async () => {
    const { app, twilio, owner, hear } = await withMessage();
    const { id } = await owner.call(callSid(1));
    const { place, voicemails } = await owner.ask('calls.recording', { id });
    expect([place, voicemails]).toEqual(['none', [{ id: `RE${'1'.repeat(32)}`, seconds: 12 }]]);
    const response = await hear(voicemails[0]?.id ?? '');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'audio/mpeg']);
    expect(Buffer.from(await response.arrayBuffer()).equals(SOUND)).toBe(true);
    const asked = twilio.requests.filter(({ path }) => path.includes('/Recordings/'));
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `GET /2010-04-01/Accounts/${TWILIO_ENV.TWILIO_ACCOUNT_SID}/Recordings/RE${'1'.repeat(32)}.mp3`,
    ]);
    expect(filesIn(app.dataDir).filter((file) => file.endsWith('.sealed'))).toEqual([]);
  });

  it('when Twilio does not have it any more, then that is what is said', async () => {
    const { hear } = await withMessage([GONE]);
    const response = await hear(GONE);
    expect([response.status, await response.json()]).toMatchObject([
      404,
      { error: { reason: { code: 'conversations_no_message' } } },
    ]);
  });

  it('when a recording is no message of a call here, then Twilio is not even asked', async () => {
    const { hear, twilio } = await withMessage();
    expect((await hear(`RE${'2'.repeat(32)}`)).status).toBe(404);
    expect(twilio.requests.filter(({ path }) => path.includes('/Recordings/'))).toEqual([]);
  });
});
