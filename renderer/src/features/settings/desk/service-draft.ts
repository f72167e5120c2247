import type { CommandInput } from '#contract/commands.ts';
import type { Money, Service } from '#contract/front-desk.ts';
import type { Part } from '../../../client/draft-merge.ts';
import { fromAmount, hoursToMinutes, minutesToHours, toAmount, toWhole } from './figures.ts';

export type AddOnDraft = { readonly id: string; name: string; minutes: string; price: string };

/** A service as it is being typed. */
export type ServiceDraft = {
  name: string;
  description: string;
  category: string;
  minutes: string;
  price: string;
  currency: string;
  bufferBefore: string;
  bufferAfter: string;
  addOns: readonly AddOnDraft[];
  leadHours: string;
  horizonDays: string;
  staffIds: readonly string[];
  /** One on each line. */
  kinds: string;
  resourceIds: readonly string[];
  active: boolean;
};

export const serviceParts: readonly Part<ServiceDraft>[] = [
  ...(['name', 'description', 'category', 'minutes'] as const).map(alone),
  // The add-ons cost the same money.
  ['price', 'currency', 'addOns'],
  ...(['bufferBefore', 'bufferAfter', 'leadHours', 'horizonDays'] as const).map(alone),
  ...(['staffIds', 'kinds', 'resourceIds', 'active'] as const).map(alone),
];

export function toServiceDraft(service: Service, usualCurrency: string): ServiceDraft {
  const currency = service.price?.currency ?? service.addOns.find(({ price }) => price)?.price?.currency;
  const money = currency ?? usualCurrency;
  return {
    ...{ name: service.name, description: service.description, category: service.category },
    ...{ minutes: String(service.minutes), price: fromAmount(service.price?.amount ?? null, money), currency: money },
    ...{ bufferBefore: String(service.bufferBeforeMin), bufferAfter: String(service.bufferAfterMin) },
    addOns: service.addOns.map(({ id, name, minutes, price }) => ({
      ...{ id, name, minutes: String(minutes), price: fromAmount(price?.amount ?? null, money) },
    })),
    ...{ leadHours: minutesToHours(service.leadMin), horizonDays: String(service.horizonDays) },
    ...{ staffIds: service.staffIds, kinds: service.resourceKinds.join('\n'), resourceIds: service.resourceIds },
    active: service.active,
  };
}

/** Where there is nothing yet: what most services are like. */
export function newServiceDraft(currency: string): ServiceDraft {
  return {
    ...{ name: '', description: '', category: '', minutes: '30', price: '', currency },
    ...{ bufferBefore: '0', bufferAfter: '0', addOns: [], leadHours: '0', horizonDays: '60' },
    ...{ staffIds: [], kinds: '', resourceIds: [], active: true },
  };
}

export type ServiceField =
  | 'name'
  | 'minutes'
  | 'price'
  | 'currency'
  | 'bufferBefore'
  | 'bufferAfter'
  | 'addOns'
  | 'lead'
  | 'horizon'
  | 'kinds';

/** What cannot be saved as it stands. */
export function serviceFaults(draft: ServiceDraft): readonly ServiceField[] {
  const { currency } = draft;
  const checks: readonly (readonly [ServiceField, boolean])[] = [
    ['name', draft.name.trim() !== ''],
    ['minutes', toWhole(draft.minutes, 5, 1440) !== undefined],
    ['price', toAmount(draft.price, currency) !== undefined],
    ['currency', /^[A-Z]{3}$/.test(currency)],
    ['bufferBefore', toWhole(draft.bufferBefore, 0, 240) !== undefined],
    ['bufferAfter', toWhole(draft.bufferAfter, 0, 240) !== undefined],
    ['addOns', draft.addOns.every((addOn) => isWholeAddOn(addOn, currency))],
    ['lead', hoursToMinutes(draft.leadHours, 720) !== undefined],
    ['horizon', toWhole(draft.horizonDays, 1, 730) !== undefined],
    ['kinds', kindsOf(draft.kinds).length <= 10 && kindsOf(draft.kinds).every((kind) => kind.length <= 80)],
  ];
  return checks.flatMap(([field, isGood]) => (isGood ? [] : [field]));
}

/** A draft without faults as it is to be saved. */
export function toSavedService(draft: ServiceDraft): Omit<CommandInput<'services.save'>, 'id' | 'businessId'> {
  return {
    ...{ name: draft.name.trim(), description: draft.description.trim(), category: draft.category.trim() },
    ...{ minutes: toWhole(draft.minutes, 5, 1440) ?? 30, price: toMoney(draft.price, draft.currency) },
    bufferBeforeMin: toWhole(draft.bufferBefore, 0, 240) ?? 0,
    bufferAfterMin: toWhole(draft.bufferAfter, 0, 240) ?? 0,
    addOns: draft.addOns.map(({ id, name, minutes, price }) => ({
      ...{ id, name: name.trim(), minutes: toWhole(minutes, 0, 1440) ?? 0, price: toMoney(price, draft.currency) },
    })),
    leadMin: hoursToMinutes(draft.leadHours, 720) ?? 0,
    horizonDays: toWhole(draft.horizonDays, 1, 730) ?? 60,
    ...{ staffIds: [...draft.staffIds], resourceKinds: kindsOf(draft.kinds), resourceIds: [...draft.resourceIds] },
    active: draft.active,
  };
}

function kindsOf(typed: string): string[] {
  return typed.split('\n').flatMap((line) => line.trim() || []);
}

function isWholeAddOn({ name, minutes, price }: AddOnDraft, currency: string): boolean {
  return name.trim() !== '' && toWhole(minutes, 0, 1440) !== undefined && toAmount(price, currency) !== undefined;
}

function toMoney(typed: string, currency: string): Money | null {
  const amount = toAmount(typed, currency);
  return amount === null || amount === undefined ? null : { amount, currency };
}

function alone(field: keyof ServiceDraft): Part<ServiceDraft> {
  return [field];
}
