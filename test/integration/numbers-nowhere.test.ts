import { createHash } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';

import { stringsInFiles } from '../receptionist/file-search.ts';
import { aFailure, anAudio, aRing, aTranscription, aTurn } from '../support/factories.ts';
import { hashOf, ownerOf } from '../support/owner.ts';
import { filesIn } from '../support/stored.ts';
import { startTestApp, TEST_SECRETS } from '../support/test-app.ts';

/** Possible numbers that nobody has, each planted in a place of its own. */
const planted = Array.from({ length: 24 }, (_, index) => `+121255501${String(70 + index).padStart(2, '0')}`);
const national = (number: string): string => number.slice(2);
const spoken = (number: string): string => `(${number.slice(2, 5)}) ${number.slice(5, 8)}-${number.slice(8)}`;

it('T19: when numbers come in through every door there is, then none of them is in any file of the data directory', async () => {
  const app = await startTestApp();
  onTestFinished(() => app.stop());
  const owner = ownerOf(app);
  const [caller = '', other = '', shop = '', ...rest] = planted;
  const next = (): string => rest.shift() ?? '';
  const said = (): string => `Ring ${spoken(next())}, or ${national(next())}.`;

  await app.ring(aRing({ caller_id: caller, called_number: next(), agent_id: 'agent_1' }));
  await app.ring(aRing({ caller_id: `sip:${other}@example.test`, call_sid: 'CA2', called_number: shop }));
  await app.api('PUT', '/api/businesses/default', { name: 'Salon Marigold', numbers: [shop] });
  await app.api('POST', `/api/memory/${hashOf(caller)}`, { slot: 'likes', value: said(), subject: spoken(next()) });
  await app.api('POST', '/api/notes', { note: said(), phone_hash: hashOf(caller) });
  await app.tool('remember', {
    slot: `likes_${national(next())}`,
    value: said(),
    about: spoken(next()),
    call_sid: 'CA0001',
  });
  await app.tool('take_message', { message: said(), call_sid: 'CA0001' });
  await app.tool('recall', { query: said(), call_sid: 'CA0001' });
  const tool = {
    ...aTurn('agent', said(), 9),
    tool_calls: [{ request_id: 'r', tool_name: 'book_appointment', params_as_json: JSON.stringify({ phone: next() }) }],
    tool_results: [
      {
        request_id: 'r',
        tool_name: 'book_appointment',
        result_value: JSON.stringify({
          success: true,
          data: { customer_name: 'Ana', phone: next(), facts: [{ slot: 'likes', value: said() }] },
        }),
        is_error: false,
      },
    ],
  };
  const transcript = [aTurn('user', `My name is Ana, ${said()}`, 2), tool];
  const collected = {
    customer_name: `Ana ${national(caller)}`,
    likes: said(),
    [`pet_${national(other)}`]: 'a cat',
    promise: said(),
  };
  await app.finish(
    aTranscription({
      ...{ from: caller, title: said(), summary: said(), endedBecause: `Transferred to ${spoken(other)}`, collected },
      data: { transcript },
    }),
  );
  await app.finish(aFailure({ failure_reason: `busy ${other}` }, { To: other, From: shop }));
  await app.finish(anAudio('conv_0001', 400_000));
  await app.finish(`{"type":"unreadable ${caller}`);
  await app.api('GET', `/api/calls?query=${encodeURIComponent(spoken(caller))}`);
  await app.api('GET', `/api/callers/${encodeURIComponent(caller)}`);
  await app.api('GET', `/api/${encodeURIComponent(caller)}`);
  await fetch(`${app.webhookUrl}/${encodeURIComponent(caller)}?${caller}`);
  await fetch(`${app.webhookUrl}/api/memory/${hashOf(caller)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${caller}` },
  });
  await app.settled();
  app.flushLog();

  const { facts, tasks, notes } = await owner.personOf(caller);
  expect([facts.length > 2, tasks.length > 0, notes.length]).toEqual([true, true, 1]);
  const found = async (strings: string[]) => [...(await stringsInFiles(strings, filesIn(app.dataDir)))];
  expect(await found(['Transferred to number ending'])).toHaveLength(1); // so that finding nothing means something
  const forms = planted.flatMap((number) => [
    number,
    national(number),
    spoken(number),
    national(number).slice(3),
    hashOf(number),
  ]);
  const hashes = planted.map((number) => createHash('sha256').update(national(number)).digest('hex'));
  const secrets = Object.values(TEST_SECRETS).filter((secret) => secret !== TEST_SECRETS.apiToken);
  expect(await found([...forms, ...hashes, ...secrets])).toEqual([]);
});
