import type { ModelSettings } from '#contract/model.ts';
import { keyState, originOf, type GivenModel } from '../domain/model/model-in-use.ts';
import type { SecretKeeper } from './secret-keeper.ts';

type Deps = {
  given: GivenModel;
  keeper: Pick<SecretKeeper, 'byEnvironment' | 'own' | 'inUse' | 'goesTo' | 'settle'>;
};

export type ModelKey = ReturnType<typeof createModelKey>;

/** The key of the owner's model, which goes to the address it was entered for and to no other. */
export function createModelKey({ given, keeper }: Deps) {
  function stateAt(baseUrl: string | null): ModelSettings['key'] {
    const by = keeper.byEnvironment('modelKey') ? 'environment' : keeper.own('modelKey') === null ? null : 'window';
    return keyState(baseUrl, given, by && { by, goesTo: keeper.goesTo('modelKey') });
  }

  return {
    stateAt,
    /** Undefined: this address is asked without one. */
    at: (baseUrl: string): string | undefined =>
      stateAt(baseUrl) === 'sent' ? keeper.inUse('modelKey')[0] : undefined,
    /** One that was entered before there was an address belongs to the first that there is. */
    settle(baseUrl: string | null): void {
      if (baseUrl !== null && keeper.goesTo('modelKey') === null) keeper.settle('modelKey', originOf(baseUrl));
    },
  };
}
