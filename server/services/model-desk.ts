import type { ParsedInput } from '#contract/commands.ts';
import { refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import type { ModelAbilities, ModelSettings } from '#contract/model.ts';
import { tell } from '#contract/told.ts';
import { ModelFault } from '../domain/model/chat-model.ts';
import { isOnThisComputer, modelInUse, type GivenModel, type ModelInUse } from '../domain/model/model-in-use.ts';
import type { ModelLook } from '../domain/model/model-look.ts';
import type { Bus } from '../platform/bus.ts';
import { BaseUrl } from '../platform/config-values.ts';
import type { ModelKey } from './model-key.ts';
import type { Preferences } from './preferences.ts';

type Deps = {
  given: GivenModel;
  preferences: Pick<Preferences, 'model' | 'setModel'>;
  look: ModelLook;
  key: Pick<ModelKey, 'stateAt' | 'settle'>;
  bus: Bus<AppEvents>;
};

/** A local model that is being loaded takes its time, and one that thinks; an owner who looks on waits no longer. */
const PATIENCE_MS = 60_000;

export type ModelDesk = ReturnType<typeof createModelDesk>;

/** The owner's hand on their own model. What is chosen is in force at once. */
export function createModelDesk({ given, preferences, look, key, bus }: Deps) {
  const inUse = (): ModelInUse | null => modelInUse(given, preferences.model());

  function get(): ModelSettings {
    const kept = preferences.model();
    const baseUrl = given.baseUrl ?? kept.baseUrl;
    return {
      ...{ baseUrl, name: given.name ?? kept.name },
      setBy: {
        baseUrl: given.baseUrl === undefined ? null : (given.variable ?? 'OPENCLAW_API_BASE_URL'),
        name: given.name === undefined ? null : 'LLM_MODEL',
      },
      key: key.stateAt(baseUrl),
      isHere: baseUrl === null ? null : isOnThisComputer(baseUrl),
    };
  }

  async function list(): Promise<string[]> {
    const { baseUrl } = get();
    if (baseUrl === null) throw refused('conflict', tell('model_none'));
    return look.list(baseUrl, AbortSignal.timeout(PATIENCE_MS)).catch(inOurWords);
  }

  return {
    ...{ inUse, get },
    save({ baseUrl, name }: ParsedInput<'model.save'>): ModelSettings {
      const now = get();
      const next = { baseUrl: checkedAddress(baseUrl), name: name?.trim() || null };
      for (const field of ['baseUrl', 'name'] as const) {
        const variable = now.setBy[field];
        if (variable === null) continue;
        if (next[field] !== now[field]) throw refused('conflict', tell('set_by_environment', { variable }));
        // What the environment says is not the owner's choice once it says nothing any more.
        next[field] = preferences.model()[field];
      }
      // Before the address is another one: a key of old, which nobody knows more of, belongs to the one in use.
      key.settle(now.baseUrl ?? next.baseUrl);
      preferences.setModel(next);
      bus.publish('settings.changed', {});
      return get();
    },
    /** Throws `unavailable`, and `conflict` without an address. */
    list: async (): Promise<{ models: string[] }> => ({ models: await list() }),
    /** Throws `unavailable`, and `conflict` where none is chosen. */
    async probe(): Promise<ModelAbilities> {
      const model = inUse();
      if (model === null) throw refused('conflict', tell('model_none'));
      return look.probe(model.baseUrl, model.name, AbortSignal.timeout(PATIENCE_MS)).catch(inOurWords);
    },
  };
}

function inOurWords(error: unknown): never {
  if (error instanceof ModelFault) throw refused('unavailable', tell(`model_${error.kind}`));
  throw error;
}

function checkedAddress(typed: string | null): string | null {
  const text = typed?.trim() ?? '';
  if (text === '') return null;
  const read = BaseUrl.safeParse(text);
  if (!read.success) throw refused('invalid_input', tell('model_address_unusable'));
  return read.data;
}
