import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

import { aTranscription } from '../support/factories.ts';
import { startFakeModel } from '../support/fake-model.ts';
import { startTestApp } from '../support/test-app.ts';

it('when a model’s server refuses a call and quotes it, then the log says so without a word of the caller', async () => {
  const model = await startFakeModel();
  onTestFinished(() => model.stop());
  const app = await startTestApp({ env: { LLM_BASE_URL: model.baseUrl, LLM_MODEL: 'fake' } });
  onTestFinished(() => app.stop());
  model.willFail(400);

  await app.finish(aTranscription({ turns: [['user', 'I would like marzipan in my tea.']] }));
  await app.settled();
  app.flushLog();

  expect(model.asked[0]?.body).toContain('marzipan');
  const log = readFileSync(join(app.dataDir, 'logs', 'linekeeper.log'), 'utf8');
  expect(log).toContain('The model did not answer (status 400).');
  expect(log).not.toContain('marzipan');
});
