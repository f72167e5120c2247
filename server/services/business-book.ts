import { Business, type SavedBusiness, type ShownBusiness } from '#contract/businesses.ts';
import { AppError } from '#contract/errors.ts';
import type { z } from 'zod';
import { createAnswerMaker, type AnswerMaker } from '../domain/answer.ts';
import { DEFAULT_BUSINESS } from '../domain/call-record.ts';
import { maskedNumber, toE164 } from '../domain/phone-number.ts';
import type { SecretBox } from '../platform/secret-box.ts';
import type { Stores } from '../store/open-stores.ts';
import type { CallerKeys } from './caller-keys.ts';
import type { SoulFiles } from './soul-files.ts';

/** A business ready to answer: its words prepared, its secret variables open in memory. */
export type Tenant = { business: Business; answers: AnswerMaker; secretVariables: Record<string, string> };
type Loaded = Tenant & { soulChangedAt: number };
type Deps = { stores: Stores; keys: CallerKeys; box: SecretBox; souls: SoulFiles; now: () => Date };

export type BusinessBook = ReturnType<typeof createBusinessBook>;

const MAX_SPELLINGS = 1000;

/** Every business, kept in memory: the ringing phone must find its shop even when the database cannot be read. */
export function createBusinessBook({ stores, keys, box, souls, now }: Deps) {
  const loaded = new Map<string, Loaded>();
  const byNumber = new Map<string, string>();
  const byAgent = new Map<string, string>();
  const spellings = new Map<string, string>();

  function load(): void {
    for (const index of [loaded, byNumber, byAgent, spellings]) index.clear();
    for (const business of stores.businesses.all()) loaded.set(business.id, open(business));
    for (const { key, businessId } of stores.businesses.numbers()) byNumber.set(key, businessId);
    for (const { business } of loaded.values()) if (business.agentId) byAgent.set(business.agentId, business.id);
  }

  function open(business: Business): Loaded {
    const { soul, changedAt } = souls.get(business.soul);
    const names = stores.settings.secretNames(secretName(business.id, ''));
    const secretVariables = Object.fromEntries(
      names.map((name) => [name.slice(secretName(business.id, '').length), openSecret(name)]),
    );
    return { business, answers: createAnswerMaker(business, soul), secretVariables, soulChangedAt: changedAt };
  }

  const openSecret = (name: string): string =>
    box.open(stores.settings.secret(name) ?? Buffer.alloc(0), name).toString('utf8');

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

  function show(business: Business): ShownBusiness {
    return {
      ...business,
      maskedNumbers: stores.businesses
        .numbers()
        .filter((n) => n.businessId === business.id)
        .map((n) => n.masked),
      secretVariables: Object.keys(loaded.get(business.id)?.secretVariables ?? {}),
    };
  }

  function saveNumbers(business: Business, given: readonly string[]): void {
    const numbers = given.map((raw) => {
      const e164 = toE164(raw, business.region);
      if (e164 === null) throw new AppError('invalid_input', 'One of the numbers is not a phone number.');
      return { key: keys.of(e164), sealed: keys.seal(e164), masked: maskedNumber(e164) };
    });
    const taken = stores.businesses.numbers().filter((n) => n.businessId !== business.id);
    if (numbers.some(({ key }) => taken.some((n) => n.key === key)))
      throw new AppError('conflict', 'One of the numbers belongs to another business.');
    stores.businesses.replaceNumbers(business.id, numbers);
  }

  function saveSecrets(id: string, given: Record<string, string | null>): void {
    for (const [variable, value] of Object.entries(given)) {
      const name = secretName(id, variable);
      if (value === null) stores.settings.removeSecret(name);
      else stores.settings.setSecret(name, box.seal(value, name), now().toISOString());
    }
  }

  return {
    load,
    tenant,
    /** By called number, then by agent, then the default. */
    forCall: (call: { calledNumber: string | null; agentId: string | null }): Tenant =>
      tenant((call.calledNumber ? ofNumber(call.calledNumber) : undefined) ?? byAgent.get(call.agentId ?? '') ?? null),

    list: (): ShownBusiness[] => [...loaded.values()].map(({ business }) => show(business)),
    get(id: string): ShownBusiness {
      const found = loaded.get(id);
      if (!found) throw new AppError('not_found', 'There is no such business.');
      return show(found.business);
    },
    save({ numbers, secretVariables, ...profile }: z.output<typeof SavedBusiness>): ShownBusiness {
      stores.transact(() => {
        stores.businesses.save(profile, now().toISOString());
        if (numbers) saveNumbers(profile, numbers);
        if (secretVariables) saveSecrets(profile.id, secretVariables);
      });
      load();
      return show(profile);
    },
    remove(id: string): void {
      if (id === DEFAULT_BUSINESS) throw new AppError('conflict', 'The default business cannot be removed.');
      if (!stores.businesses.remove(id)) throw new AppError('not_found', 'There is no such business.');
      for (const name of stores.settings.secretNames(secretName(id, ''))) stores.settings.removeSecret(name);
      load();
    },
    /** Takes in soul templates that the owner edited; cheap enough for every few seconds. */
    reread(): void {
      for (const tenant of loaded.values())
        if (souls.get(tenant.business.soul).changedAt !== tenant.soulChangedAt)
          loaded.set(tenant.business.id, open(tenant.business));
    },
    problems: (): string[] => [
      ...new Set([...loaded.values()].flatMap(({ business }) => souls.get(business.soul).problems)),
    ],
  };
}

function secretName(businessId: string, variable: string): string {
  return `variable:${businessId}:${variable}`;
}
