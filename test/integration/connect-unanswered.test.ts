import { expect, it } from 'vitest';

import { open, unconnectedShop } from '../support/connect/connected-shop.ts';

it('when a German shop is connected, then its agent is asked in German for what it could not answer, and undo takes that away', async () => {
  const env = { LINEKEEPER_LANGUAGE: 'de', LINEKEEPER_TRADE: 'dentist' };
  const { app, ask, wish, everything, elevenLabs, agentId } = await unconnectedShop({}, env);
  const before = everything();
  expect(open(await ask('connect.apply', wish))).toEqual([]);
  const agent: unknown = elevenLabs.state.agents.get(agentId);
  const described = expect.stringContaining('nicht beantworten konnte') as string;
  expect(agent).toMatchObject({
    platform_settings: {
      data_collection: { unanswered_questions: { type: 'string', description: described } },
    },
    conversation_config: {
      agent: { prompt: { prompt: expect.stringContaining('# Was über diesen Anrufer bekannt ist') as string } },
    },
  });
  const found = async () => (await ask('connect.findings', { now: true })).findings.map(({ id }) => id);
  expect(await found()).not.toContain('unanswered_field');
  await ask('connect.undo', {});
  expect(everything()).toEqual(before);
  await app.stop();
});
