import { setTimeout as pause } from 'node:timers/promises';

import type { Random } from '../../test/receptionist/random.ts';
import type { Ledger, Weather } from './ledger.ts';
import type { Program } from './program.ts';
import type { Person } from './shop.ts';
import { reportOf } from './stories.ts';
import type { Answer, Wire } from './wire.ts';

type Deps = { program: Program; wire: Wire; ledger: Ledger; random: Random; signal: AbortSignal };

/** Each call begins a second after the one before, so that nobody's calls have no order. */
const FIRST_CALL_MS = Date.now() - 20 * 86_400_000;
/** As often as ElevenLabs would, and a little quicker, lest the soak takes an hour. */
const REPEAT_MS = [500, 4000] as const;

/** People who ring and whose calls are reported, until the signal; what was not acknowledged is sent again and again. */
export function createCallers({ program, wire, ledger, random, signal }: Deps) {
  /** By number: calls that are not over and acknowledged yet. */
  const onTheWay = new Map<string, number>();
  let nth = 0;

  async function ring(person: Person, callSid: string): Promise<void> {
    const before = program.weather.now;
    ledger.counts.rings += 1;
    const answer = await wire.ring({
      ...{ caller_id: person.number, agent_id: 'agent_0000example', called_number: '+12125550100', call_sid: callSid },
    });
    note(ledger.rings, worst(before, program.weather.now), answer, 'A ring');
  }

  /** Sends until 200 came; ElevenLabs gives up one day, but what is asked here is that nothing is lost on the way. */
  async function report(person: Person, conversationId: string, body: string): Promise<void> {
    ledger.attempted.set(conversationId, { body, number: person.number });
    for (let sent = 0; !ledger.acknowledged.has(conversationId); sent += 1) {
      if (sent > 0) await pause(random.between(...REPEAT_MS));
      const before = program.weather.now;
      const answer = await wire.deliver(body);
      if (answer?.status === 200) ledger.acknowledged.add(conversationId);
      if (answer !== null && answer.status >= 400 && answer.status < 500)
        ledger.wrong.push(`A signed delivery was answered with ${answer.status}.`);
      ledger.counts.deliveries += 1;
      if (sent > 0) ledger.counts.repeats += 1;
      if (answer?.status === 503) ledger.counts.refused += 1;
      if (answer?.status === 200) ledger.acks[worst(before, program.weather.now)].push(answer.milliseconds);
    }
    // Now and then it comes once more although it was acknowledged.
    if (random.chance(0.1)) await wire.deliver(body);
  }

  function busy(person: Person, by: 1 | -1): void {
    onTheWay.set(person.number, (onTheWay.get(person.number) ?? 0) + by);
  }

  function note(into: Record<Weather, number[]>, weather: Weather, answer: Answer | null, what: string): void {
    if (answer?.status === 200) into[weather].push(answer.milliseconds);
    else if (weather === 'up') ledger.wrong.push(`${what} was answered with ${answer?.status ?? 'nothing'}.`);
  }

  return {
    isQuiet: (person: Person): boolean => (onTheWay.get(person.number) ?? 0) === 0,
    /** One call after another of whoever is picked, until the signal. */
    async keepCalling(pick: () => Person): Promise<void> {
      while (!signal.aborted) {
        const person = pick();
        const number = (nth += 1);
        const [conversationId, callSid] = [`conv_${person.part}_${number}`, `CA_${person.part}_${number}`];
        const startedAt = new Date(FIRST_CALL_MS + number * 1000);
        busy(person, 1);
        if (random.chance(0.9)) await ring(person, callSid);
        const body = reportOf({ conversationId, callSid, person, startedAt }, random);
        await report(person, conversationId, body);
        busy(person, -1);
        await pause(random.between(300, 2000));
      }
    },
  };
}

const ORDER: readonly Weather[] = ['up', 'troubled', 'down'];
export const worst = (one: Weather, other: Weather): Weather =>
  ORDER.indexOf(one) > ORDER.indexOf(other) ? one : other;
