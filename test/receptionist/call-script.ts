import { capitalised } from './canaries.ts';
import type { Canaries } from './canaries.ts';
import { somePromise, toLines } from './conversation.ts';
import { garbage, someAttack } from './injections.ts';
import type { Naming } from './naming.ts';
import { guarded, manyValued, slotsOf } from './slots.ts';
import type { Random } from './random.ts';
import type { Person, Saying, ScriptedCall, Shape } from './script.ts';
import type { Shop } from './shops.ts';

type Deps = { random: Random; canaries: Canaries };
type Plan = {
  shop: Shop;
  person: Person;
  at: number;
  naming: Naming;
  sayings: Saying[];
  /** Single values that stood before this call, for "not X any more". */
  before: ReadonlyMap<string, string>;
  shape: Shape;
  promises: boolean;
  /** The word that marks this call's attack, if it holds one. */
  attackWord: string | null;
};
type Content = Pick<
  ScriptedCall,
  'statedName' | 'sayings' | 'promise' | 'topic' | 'title' | 'summary' | 'lines' | 'collected'
>;

/** What is said in one call, and what the provider's analysis makes of it. */
export function toContent(plan: Plan, deps: Deps): Content {
  const { shop, person, at, shape } = plan;
  const { random, canaries } = deps;
  const topic = canaries.next();
  const told = toLines({ ...plan.naming, person, sayings: plan.sayings, before: plan.before }, shop, random);
  const collected = collect(plan, random);
  if (random.chance(0.5)) collected['reason_for_call'] = `${capitalised(topic)} appointment`;

  const said = { statedName: plan.naming.stated, sayings: plan.sayings, topic, lines: told, collected };
  const promise = promised(plan, deps, said);
  const title = `${capitalised(topic)} appointment`;
  const summary = `${capitalised(topic)} was what the caller rang about.`;
  const content = { ...said, promise, title, summary };
  if (!shape.analysis) content.sayings = [];
  return plan.attackWord === null ? content : attacked(content, plan.attackWord, plan, random);

  function promised({ promises }: Plan, { canaries: words }: Deps, call: typeof said): ScriptedCall['promise'] {
    if (!promises || !shape.transcript) return null;
    const word = words.next();
    const { due, line, slot } = somePromise(word, at, shop, person.tongue, random);
    call.lines.splice(-1, 0, { role: 'agent', message: line });
    if (slot !== null && random.chance(0.5)) call.collected['promise'] = slot;
    return { word, due };
  }
}

function collect({ naming, sayings, shop }: Plan, random: Random): Record<string, unknown> {
  const collected: Record<string, unknown> = {};
  for (const slot of ['customer_name', ...slotsOf[shop.trade]]) {
    if (random.chance(0.7)) collected[slot] = random.pick(garbage.slice(0, random.chance(0.7) ? 1 : garbage.length));
  }
  if (naming.stated !== null) collected['customer_name'] = naming.stated;
  for (const { slot, value, manner } of sayings) {
    const others = sayings.filter((one) => one.slot === slot && one.manner !== 'denied').map((one) => one.value);
    if (manner === 'denied') {
      const misread = guarded.has(slot) && random.chance(0.4);
      if (others.length === 0) collected[slot] = misread ? `no longer allergic to ${value}` : null;
      continue;
    }
    collected[slot] = manyValued.has(slot) ? others.join(', ') : toCollected(slot, value);
  }
  return collected;
}

function toCollected(slot: string, value: string): unknown {
  return slot === 'vehicle_mileage' ? Number(value) : value;
}

/** The same call with somebody's attempt to give orders through it. */
function attacked(content: Content, word: string, { shop, shape }: Plan, random: Random): Content {
  const used = new Set(content.sayings.map(({ slot }) => slot));
  const wishes = [...slotsOf[shop.trade], 'reason_for_call', 'complaint', 'likes', 'said_as'].filter(
    (slot) => !used.has(slot),
  );
  const { slot, text } = someAttack(random, word, wishes);
  const spoken = { role: 'user' as const, message: text.replaceAll('\n', ' ') };
  const lines = [...content.lines.slice(0, -1), spoken, ...content.lines.slice(-1)];
  const summary = random.chance(0.3) ? `${capitalised(content.topic)}: the caller said ${text}` : content.summary;
  const collected = slot === null ? content.collected : { ...content.collected, [slot]: text };
  const aloud = slot === null || random.chance(0.6);
  // Without a transcript the name was only where the attack now stands.
  const statedName = slot === 'customer_name' && !shape.transcript ? null : content.statedName;
  return { ...content, statedName, summary, collected, lines: aloud ? lines : content.lines };
}
