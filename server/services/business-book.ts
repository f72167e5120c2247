import type { Business } from '#contract/businesses.ts';
import { AppError } from '#contract/errors.ts';
import type { Problem } from '#contract/status.ts';
import { createAnswerMaker, type AnswerMaker } from '../domain/answer.ts';
import { DEFAULT_BUSINESS } from '../domain/call-record.ts';
import { closedDaysOf } from '../domain/front-desk/closed-days.ts';
import { toE164 } from '../domain/phone-number.ts';
import type { Soul } from '../domain/soul.ts';
import type { SecretBox } from '../platform/secret-box.ts';
import type { Stores } from '../store/open-stores.ts';
import type { CallerKeys } from './caller-keys.ts';
import { MAIN_SOUL, type SoulFiles } from './soul-files.ts';

/** A business ready to answer: its words prepared, its secret variables open in memory. */
export type Tenant = {
  business: Business;
  /** Days on which it is closed for whatever reason: `closedOn` of its profile, closures, holidays. */
  closedDays: readonly string[];
  answers: AnswerMaker;
  secretVariables: Record<string, string>;
};
type Called = { calledNumber: string | null; agentId: string | null };
type Loaded = Tenant & { soulChangedAt: number };
type Deps = { stores: Stores; keys: CallerKeys; box: SecretBox; souls: SoulFiles };

export type BusinessBook = ReturnType<typeof createBusinessBook>;

const MAX_SPELLINGS = 1000;

/** Every business, kept in memory: the ringing phone must find its shop even when the database cannot be read. */
export function createBusinessBook({ stores, keys, box, souls }: Deps) {
  const loaded = new Map<string, Loaded>();
  const byNumber = new Map<string, string>();
  const byAgent = new Map<string, string>();
  const spellings = new Map<string, string>();

  function load(): void {
    // Read before anything is dropped: when the database fails, the phone goes on with what is at hand.
    const [opened, numbers] = [stores.businesses.all().map(open), stores.businesses.numbers()];
    for (const index of [loaded, byNumber, byAgent, spellings]) index.clear();
    for (const tenant of opened) loaded.set(tenant.business.id, tenant);
    for (const { key, businessId } of numbers) byNumber.set(key, businessId);
    for (const { business } of loaded.values()) if (business.agentId) byAgent.set(business.agentId, business.id);
  }

  function open(business: Business): Loaded {
    const { soul, changedAt } = souls.get(business.soul);
    const secretVariables = openVariables(business.id, { stores, box });
    const closedDays = readClosedDays(business, stores);
    const answers = createAnswerMaker(
      { ...business, closedOn: closedDays },
      soul,
      stores.deskBook.services(business.id),
    );
    return { business, closedDays, answers, secretVariables, soulChangedAt: changedAt };
  }

  function tenant(id: string | null): Tenant {
    const found = loaded.get(id ?? DEFAULT_BUSINESS) ?? loaded.get(DEFAULT_BUSINESS);
    if (!found) throw new AppError('internal', 'There is no default business.');
    return found;
  }

  /** The shop of a called number, in whatever spelling; remembered, because the same few numbers ring all day. */
  function ofNumber(called: string): string | undefined {
    const known = spellings.get(called);
    if (known !== undefined) return known === '' ? undefined : known;
    const e164 = toE164(called, tenant(null).business.region);
    const id = e164 === null ? undefined : byNumber.get(keys.of(e164));
    if (spellings.size >= MAX_SPELLINGS) spellings.clear();
    spellings.set(called, id ?? '');
    return id;
  }

  return {
    load,
    tenant,
    /** False for one that never was or is closed: `tenant` gives the default business in its place. */
    has: (id: string): boolean => loaded.has(id),
    /** Whose number it is, in whatever spelling; undefined for nobody's. */
    shopOf: ofNumber,
    all: (): Tenant[] => [...loaded.values()],
    /** By called number, then by agent, then the default. */
    forCall: (call: Called): Tenant =>
      tenant((call.calledNumber ? ofNumber(call.calledNumber) : undefined) ?? byAgent.get(call.agentId ?? '') ?? null),
    /** Whether it is known which shop was called; where there is only one, it always is. */
    tells: ({ calledNumber, agentId }: Called): boolean =>
      loaded.size === 1 || ofNumber(calledNumber ?? '') !== undefined || byAgent.has(agentId ?? ''),
    /** Takes in soul templates that the owner edited, and says whose; cheap enough for every few seconds. */
    reread(): string[] {
      const edited = [...loaded.values()].filter((one) => souls.get(one.business.soul).changedAt !== one.soulChangedAt);
      for (const { business } of edited) loaded.set(business.id, open(business));
      return edited.map(({ business }) => business.id);
    },
    /** The template that speaks for a business now. */
    soulOf: ({ soul }: Business): Soul => souls.get(soul).soul,
    /** What is wrong with the templates in use, each told once. */
    problems: (): Problem[] =>
      [...new Set([...loaded.values()].map(({ business }) => business.soul ?? MAIN_SOUL))].flatMap(
        (name) => souls.get(name).problems,
      ),
  };
}

function readClosedDays({ id, closedOn }: Business, { deskBook }: Stores): string[] {
  const { worked } = deskBook.settings(id).holidays;
  return closedDaysOf({ closedOn, worked, closures: deskBook.closures(id), holidays: deskBook.holidays(id) });
}

/** The name under which a business's secret variable is sealed. */
export function secretName(businessId: string, variable: string): string {
  return `variable:${businessId}:${variable}`;
}

function openVariables(businessId: string, { stores, box }: Pick<Deps, 'stores' | 'box'>): Record<string, string> {
  const prefix = secretName(businessId, '');
  return Object.fromEntries(
    stores.settings.secretNames(prefix).map((name) => {
      const sealed = stores.settings.secret(name) ?? Buffer.alloc(0);
      return [name.slice(prefix.length), box.open(sealed, name).toString('utf8')];
    }),
  );
}
