import type { Random } from '../../test/receptionist/random.ts';
import { aTranscription } from '../../test/support/factories.ts';
import type { Person } from './shop.ts';

const TIMES = ['early mornings', 'late afternoons', 'Tuesday evenings', 'the first Friday of the month'];
const WISHES = ['a trim', 'a new colour', 'a fringe', 'highlights', 'a wash and blow-dry'];
const LIKES = ['green tea', 'jazz', 'silence', 'magazines', 'the seat at the window'];

export type Call = { conversationId: string; callSid: string; person: Person; startedAt: Date };

/** What ElevenLabs reports of a call: a few wishes that change from call to call, now and then a very long talk. */
export function reportOf({ conversationId, callSid, person, startedAt }: Call, random: Random): string {
  const [time, wish, like] = [random.pick(TIMES), random.pick(WISHES), random.pick(LIKES)];
  const spoken: [string, string][] = [
    ['agent', 'Hello, Salon Marigold, how can I help?'],
    ['user', `Hi, my name is ${person.name}. I would like ${wish}.`],
    ['agent', 'Of course. When would it suit you?'],
    ['user', `Actually, ${time} are best for me now. And I like ${like}.`],
    ['agent', random.chance(0.3) ? 'We will call you back tomorrow about the order.' : 'Noted. Goodbye.'],
  ];
  const long = random.chance(0.03) ? 200 : 0;
  for (let nth = 0; nth < long; nth += 1)
    spoken.push(['user', `And then, to say it in full, part ${nth} of it was ${wish}.`]);
  return JSON.stringify(
    aTranscription({
      ...{ conversationId, callSid, startedAt, from: person.number, seconds: 30 + spoken.length * 3 },
      turns: spoken as ['user' | 'agent', string][],
      collected: { customer_name: person.name, preferred_time: time, likes: like },
      title: `About ${wish}`,
      summary: `${person.name} asked for ${wish}.`,
    }),
  );
}
