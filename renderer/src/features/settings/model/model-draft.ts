import type { ModelSettings } from '#contract/model.ts';

/** The model as it is being chosen. */
export type ModelDraft = { baseUrl: string; name: string };

export const modelParts = [['baseUrl'], ['name']] as const;

export function toModelDraft({ baseUrl, name }: Pick<ModelSettings, 'baseUrl' | 'name'>): ModelDraft {
  return { baseUrl: baseUrl ?? '', name: name ?? '' };
}

/** An empty field takes away what stood in it. */
export function toModelChange({ baseUrl, name }: ModelDraft): Pick<ModelSettings, 'baseUrl' | 'name'> {
  return { baseUrl: baseUrl.trim() || null, name: name.trim() || null };
}
