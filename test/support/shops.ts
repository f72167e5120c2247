import { AnswerSchema, type RingAnswer } from './answer-schema.ts';
import { aRing, aTranscription, SHOP_NUMBER, type Call } from './factories.ts';
import type { TestApp } from './test-app.ts';

/** Three shops of one installation: the default one, which has no number of its own, and two more. */
export const SHOPS = {
  default: SHOP_NUMBER,
  salon: '+12125550181',
  dentist: '+12125550182',
} as const;
export type Shop = keyof typeof SHOPS;

/** Opens the salon and the dentist beside the default business, and plays calls to each of the three. */
export async function openShops(app: TestApp, now: () => Date) {
  let calls = 0;
  for (const id of ['salon', 'dentist'] as const) {
    const shop = { name: `The ${id}`, trade: id, zone: 'Europe/London', numbers: [SHOPS[id]] };
    const { status } = await app.api('PUT', `/api/businesses/${id}`, shop);
    if (status !== 200) throw new Error(`The ${id} could not be opened`);
  }

  return {
    ring: async (shop: Shop, over: Record<string, unknown> = {}): Promise<RingAnswer> => {
      calls += 1;
      const call = { called_number: SHOPS[shop], call_sid: `CAring${calls}` };
      return AnswerSchema.parse(await app.ring(aRing({ ...call, ...over })));
    },
    /** A call that is over and learned from. */
    async called(shop: Shop, over: Partial<Call> = {}): Promise<void> {
      calls += 1;
      const ids = { conversationId: `conv_${calls}`, callSid: `CA_${calls}`, to: SHOPS[shop], startedAt: now() };
      const { status } = await app.finish(aTranscription({ ...ids, ...over }));
      if (status !== 200) throw new Error('The call was not taken');
      await app.settled();
    },
  };
}

/** Words of a shape the file search knows, that stand nowhere else. */
export const [curls, crown, other] = ['babababebobuk', 'dodidudadodek', 'fifofefufafik'] as const;

/** What Ana says at the dentist, which no other shop may ever tell. */
export const atTheDentist: Partial<Call> = {
  turns: [['user', `Ana Lopez speaking, I need a ${crown}.`]],
  collected: { customer_name: 'Ana Lopez', likes: crown },
  ...{ title: `About a ${crown}`, summary: `She needs a ${crown}.` },
};
