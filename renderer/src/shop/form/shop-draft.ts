import type { EnabledOverrides, ShownBusiness, WeeklyHours } from '#contract/businesses.ts';
import type { CommandInput } from '#contract/commands.ts';
import type { Part } from '../../client/draft-merge.ts';

/** What kind of value a variable has: text, a number, or yes and no. */
export type VariableKind = 'text' | 'number' | 'yesNo';

export type VariableDraft = { name: string; kind: VariableKind; value: string };

/** A change of a secret variable; null takes it away. */
export type SecretChange = { name: string; value: string | null };

/** Fields that are one line of text; empty is null where the shop may have none. */
export const textFields = [
  ...(['name', 'zone', 'region', 'language', 'tone', 'greeting', 'returningGreeting'] as const),
  ...(['soul', 'agentId', 'voiceId', 'branchId', 'environment'] as const),
] as const;
export type TextField = (typeof textFields)[number];

/** A shop as it is being changed: everything as it stands in its fields. */
export type ShopDraft = Readonly<Record<TextField, string>> & {
  readonly trade: ShownBusiness['trade'];
  readonly hours: WeeklyHours | null;
  readonly closedOn: readonly string[];
  readonly overrides: EnabledOverrides;
  readonly variables: readonly VariableDraft[];
  /** One on each line; null leaves those that are there, which never come back to be shown. */
  readonly numbers: string | null;
  readonly secrets: readonly SecretChange[];
  /** What was known of them when that was begun. */
  readonly maskedNumbers: readonly string[];
  readonly secretNames: readonly string[];
};

/** What of a shop is one thing to whoever changes it: what is typed of something sealed goes with what is known of it. */
export const shopParts: readonly Part<ShopDraft>[] = [
  ...textFields.map(alone),
  ...(['trade', 'hours', 'closedOn', 'overrides', 'variables'] as const).map(alone),
  ['numbers', 'maskedNumbers'],
  ['secrets', 'secretNames'],
];

/** The fields of a shop as it is saved now. */
export function toShopDraft(shop: ShownBusiness): ShopDraft {
  return {
    name: shop.name,
    zone: shop.zone,
    region: shop.region,
    language: shop.language,
    tone: shop.tone,
    greeting: shop.greeting ?? '',
    returningGreeting: shop.returningGreeting ?? '',
    soul: shop.soul ?? '',
    agentId: shop.agentId ?? '',
    voiceId: shop.voiceId ?? '',
    branchId: shop.branchId ?? '',
    environment: shop.environment ?? '',
    trade: shop.trade,
    hours: shop.hours,
    closedOn: shop.closedOn,
    overrides: shop.overrides,
    variables: Object.entries(shop.variables).map(([name, value]) => toVariableDraft(name, value)),
    numbers: null,
    secrets: [],
    maskedNumbers: shop.maskedNumbers,
    secretNames: shop.secretVariables,
  };
}

/**
 * What is sent to be saved over the revision that was changed, null for a new shop. What has not been looked at (numbers,
 * secrets) is left out and stays as it is.
 */
export function toSaved(id: string, draft: ShopDraft, over: string | null): CommandInput<'businesses.save'> {
  const { numbers, secrets, variables, closedOn } = draft;
  return {
    id,
    over,
    name: draft.name.trim(),
    zone: draft.zone.trim(),
    region: draft.region.trim(),
    language: draft.language.trim(),
    tone: draft.tone.trim(),
    greeting: orNull(draft.greeting),
    returningGreeting: orNull(draft.returningGreeting),
    soul: orNull(draft.soul),
    agentId: orNull(draft.agentId),
    voiceId: orNull(draft.voiceId),
    branchId: orNull(draft.branchId),
    environment: orNull(draft.environment),
    trade: draft.trade,
    hours: draft.hours,
    closedOn: [...closedOn],
    overrides: draft.overrides,
    variables: Object.fromEntries(variables.map((variable) => [variable.name.trim(), valueOf(variable)])),
    ...(numbers !== null && { numbers: linesOf(numbers) }),
    ...(secrets.length > 0 && {
      secretVariables: Object.fromEntries(secrets.map(({ name, value }) => [name, value])),
    }),
  };
}

/** The lines of a field that hold something. */
export function linesOf(text: string): string[] {
  return text.split('\n').flatMap((line) => line.trim() || []);
}

/** Whether a save of it can be taken back: what is sealed cannot be put in again by us. */
export function canBeTakenBack({ numbers, secrets }: ShopDraft): boolean {
  return numbers === null && secrets.length === 0;
}

function alone(field: keyof ShopDraft): Part<ShopDraft> {
  return [field];
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

function toVariableDraft(name: string, value: string | number | boolean): VariableDraft {
  if (typeof value === 'boolean') return { name, kind: 'yesNo', value: value ? 'yes' : 'no' };
  return { name, kind: typeof value === 'number' ? 'number' : 'text', value: String(value) };
}

function valueOf({ kind, value }: VariableDraft): string | number | boolean {
  if (kind === 'yesNo') return value === 'yes';
  return kind === 'number' ? Number(value) : value;
}
