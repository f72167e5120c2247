import type { ModelAbilities } from '#contract/model.ts';

/** What can be found out about a server and its models. Throws `ModelFault`. */
export type ModelLook = {
  list: (baseUrl: string, signal: AbortSignal) => Promise<string[]>;
  probe: (baseUrl: string, name: string, signal: AbortSignal) => Promise<ModelAbilities>;
};
