import { expect, it, onTestFinished } from 'vitest';

import { aTranscription } from '../support/factories.ts';
import { lineShop } from '../support/line-shop.ts';
import { ownerOf } from '../support/owner.ts';
import { startTestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';
import { callSid, ringing } from '../support/twilio-posts.ts';

const NOTICE = 'Hello. You are speaking with an AI assistant, and this call may be recorded.';

it('when a call is over, then it is noted how its caller was told, and that stays when the words are gone', async () => {
  const clock = createTestClock();
  const app = await startTestApp({ now: clock.now });
  onTestFinished(() => app.stop());
  const owner = ownerOf(app);
  await app.finish(aTranscription({ conversationId: 'conv_told', callSid: 'CA1', turns: [['agent', NOTICE]] }));
  await app.finish(aTranscription({ conversationId: 'conv_untold', callSid: 'CA2', turns: [['agent', 'Hello.']] }));
  await app.settled();
  const noticeOf = async (id: string) => (await owner.call(id)).notice;
  expect([await noticeOf('conv_told'), await noticeOf('conv_untold')]).toEqual(['first_message', 'not']);
  clock.forward(40 * 24 * 60);
  await owner.ask('settings.save', { retention: { transcripts: 1 } });
  await app.settled();
  expect((await owner.call('conv_told')).turns).toEqual([]);
  expect(await noticeOf('conv_told')).toBe('first_message');
});

it('when a message was left, then it is noted that the line said so', async () => {
  const { post, set, app } = await lineShop({ env: { ELEVENLABS_AGENT_ID: '' } });
  await set({ mode: 'register', fallback: { kind: 'voicemail' } });
  await post('/incoming-call', ringing(callSid(1)));
  const left = { CallStatus: 'in-progress', RecordingSid: `RE${'1'.repeat(32)}`, RecordingDuration: '12' };
  await post('/api/webhooks/twilio/voice?step=left', ringing(callSid(1), left));
  await post('/api/webhooks/twilio/status', ringing(callSid(1), { CallStatus: 'completed', CallDuration: '31' }));
  await app.settled();
  expect((await ownerOf(app).call(callSid(1))).notice).toBe('line');
});
