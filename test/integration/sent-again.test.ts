import { expect, it } from 'vitest';
import { z } from 'zod';

import { aFailure, anAudio, aTranscription } from '../support/factories.ts';
import { rowCounts } from '../support/stored.ts';
import { startTestApp } from '../support/test-app.ts';

const TIMES = 50;

it('T3: when each kind of report comes fifty times at once, then one of each is stored and all is as after one delivery', async () => {
  const at = new Date();
  const reports = [aTranscription({ startedAt: at }), anAudio(), aFailure()];
  const [once, often] = await Promise.all([startTestApp(), startTestApp()]);
  for (const report of reports) expect((await once.finish(report, { at })).status).toBe(200);

  // The same bytes and the same signature, as whoever recorded a delivery would send it.
  const answers = await Promise.all(
    Array.from({ length: TIMES }, () => reports.map((report) => often.finish(report, { at })))
      .flat()
      .map(async (sending) => {
        const answer = await sending;
        return z.object({ status: z.string() }).parse(await answer.json()).status;
      }),
  );

  const stored = answers.filter((status) => status === 'stored');
  expect([stored.length, answers.length]).toEqual([reports.length, reports.length * TIMES]);
  expect(answers.every((status) => status === 'stored' || status === 'duplicate')).toBe(true);
  await Promise.all([once.settled(), often.settled()]);
  expect(rowCounts(often.dataDir)).toEqual(rowCounts(once.dataDir));
  await Promise.all([once.stop(), often.stop()]);
});
