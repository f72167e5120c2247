import { quotedQuestions } from './domain/gaps/quoted-questions.ts';
import type { ChatModel } from './domain/model/chat-model.ts';
import type { ModelInUse } from './domain/model/model-in-use.ts';
import type { ModelRelay } from './domain/model/model-relay.ts';
import { quotedFindings } from './domain/quoted-findings.ts';
import { createChatModel } from './integrations/model/chat.ts';
import { createExtractor, type Extractor } from './integrations/model/extractor.ts';
import type { ModelAddress } from './integrations/model/client.ts';
import { createModelRelay } from './integrations/model/relay.ts';
import type { BusinessBook } from './services/business-book.ts';
import type { DeliveryDeps } from './services/delivery-work.ts';
import type { Learning } from './services/learning.ts';
import type { Chosen } from './wiring-settings.ts';

type Wanted = Pick<Chosen, 'modelKey' | 'model'>;

/** The owner's model as it speaks, is lent and reads; null while there is none. */
export type ModelWays = {
  chat: () => ChatModel | null;
  relay: () => ModelRelay | null;
  extract: () => Extractor | null;
};

export function wireModelWays({ modelKey, model }: Wanted): ModelWays {
  const whileSet = <T>(make: (address: ModelAddress & { model: string }) => T) =>
    keptFor(model.inUse, ({ baseUrl, name }) => make({ baseUrl, model: name, apiKey: () => modelKey.at(baseUrl) }));
  return { chat: whileSet(createChatModel), relay: whileSet(createModelRelay), extract: whileSet(createExtractor) };
}

/** Made once for the model in use, and anew once the owner chooses another. */
function keptFor<T>(inUse: () => ModelInUse | null, make: (model: ModelInUse) => T): () => T | null {
  let kept: { key: string; made: T } | null = null;
  return () => {
    const model = inUse();
    if (model === null) return null;
    const key = `${model.baseUrl} ${model.name}`;
    if (kept?.key !== key) kept = { key, made: make(model) };
    return kept.made;
  };
}

/** A model's further findings about a call; null while no model is set up. */
export function wireModel(
  { extract }: Pick<ModelWays, 'extract'>,
  book: BusinessBook,
  { preferences, beforeReading }: Pick<Chosen, 'preferences'> & { beforeReading: Learning['handedToModel'] },
): DeliveryDeps['extract'] {
  return () => {
    const read = extract();
    if (read === null) return null;
    return async (call, signal) => {
      if (!preferences.modelReading()) return { findings: [], unanswered: [] };
      const { trade } = book.forCall(call).business;
      beforeReading(call);
      const { facts, unanswered } = await read(call, trade, signal);
      return { findings: quotedFindings(call, facts, trade), unanswered: quotedQuestions(call, unanswered) };
    };
  };
}
