import { afterEach, beforeEach, expect, it } from 'vitest';

import { aRing, aTranscription, FAMILY } from '../support/factories.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

/** What each of them said they like, in words that stand nowhere else. */
const PEOPLE = [
  ['Anna Berg', 'zozogudagikok'],
  ['Ben Berg', 'kakekikokukak'],
] as const;

let app: TestApp;
beforeEach(async () => (app = await startTestApp()));
afterEach(() => app.stop());

async function calledBy(from: string, [name, word]: readonly [string, string]): Promise<void> {
  const turns = [['user', `Hi, my name is ${name}. I like ${word}.`]] as const;
  const ids = { conversationId: `conv_${word}`, callSid: `CA${word}` };
  const collected = { customer_name: name, likes: word };
  await app.finish(aTranscription({ ...ids, from, turns, collected, summary: `Likes ${word}.` }));
  await app.settled();
}

async function toldTo(from: string): Promise<string> {
  return JSON.stringify(await app.ring(aRing({ caller_id: from, call_sid: `CAagain${from.slice(-2)}` })));
}

it('T16: when several share a number, then what is known of any of them is told to nobody who rings with it', async () => {
  await calledBy(FAMILY, PEOPLE[0]);
  // As long as there is one, they are known.
  expect(await toldTo(FAMILY)).toContain(PEOPLE[0][1]);
  await calledBy(FAMILY, PEOPLE[1]);
  const told = await toldTo(FAMILY);
  expect(told).toContain('share this number');
  expect(PEOPLE.filter(([, word]) => told.includes(word))).toEqual([]);
});

it('T16: when the number is withheld, then nothing of an earlier call without one is told', async () => {
  for (const one of PEOPLE) await calledBy('anonymous', one);
  const told = await toldTo('anonymous');
  expect(PEOPLE.filter(([name, word]) => told.includes(word) || told.includes(name))).toEqual([]);
});
