import type { ShownBusiness } from '#contract/businesses.ts';
import type { Problems } from './shop-check.ts';
import type { ShopDraft } from './shop-draft.ts';

/** What every part of the form works on. */
export type ShopFields = {
  draft: ShopDraft;
  /** The shop as it is saved; null for one that is new. */
  shown: ShownBusiness | null;
  problems: Problems;
  /** Why the app did not take it. */
  refusal: Error | null;
  change: (change: Partial<ShopDraft>) => void;
};

/** The variable of the environment that has the last word on a field, or undefined. */
export function lockOf({ shown }: ShopFields, field: keyof ShopDraft): string | undefined {
  return shown?.setBy[field];
}

/** Help stands under the field, so that fields side by side stand on one line. */
export const wrapperOrder: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'error', 'description'];
