import { expect, it, onTestFinished, vi } from 'vitest';

import { Status } from '#contract/status.ts';
import { aTranscription } from '../support/factories.ts';
import { startTestApp } from '../support/test-app.ts';

const REPORTS = 12;
/** So many may be learned from before it is known that more come. */
const FEW = 6;
const LOOKS = 50;

it('when reports pour in, then learning waits, and once it is over all are learned from', async () => {
  const app = await startTestApp();
  onTestFinished(() => app.stop());
  const waiting = async (): Promise<number> => Status.parse(await app.execute('status.get', {})).database.inboxWaiting;
  // A rush that lasts: the time in which they came does not pass.
  const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now());
  const reports = Array.from({ length: REPORTS }, (_, nth) =>
    aTranscription({
      ...{ conversationId: `conv_rush_${nth}`, callSid: `CArush${nth}` },
      ...{ turns: [['user', 'I am called Ana.']], startedAt: new Date() },
    }),
  );
  const answers = await Promise.all(reports.map((report) => app.finish(report)));
  expect(answers.map(({ status }) => status)).toStrictEqual(reports.map(() => 200));
  for (let look = 0; look < LOOKS; look += 1) {
    await app.ring({ caller_id: '+12125550142', agent_id: 'agent_1', called_number: '+12125550199' });
    expect(await waiting()).toBeGreaterThanOrEqual(REPORTS - FEW);
  }
  clock.mockRestore();
  await app.settled();
  expect(await waiting()).toBe(0);
});
