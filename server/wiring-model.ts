import { quotedQuestions } from './domain/gaps/quoted-questions.ts';
import { quotedFindings } from './domain/quoted-findings.ts';
import { createExtractor } from './integrations/model/extractor.ts';
import type { Config } from './platform/config.ts';
import type { BusinessBook } from './services/business-book.ts';
import type { DeliveryDeps } from './services/delivery-work.ts';
import type { Learning } from './services/learning.ts';
import type { Chosen } from './wiring-settings.ts';

/** A model's further findings about a call; null where no model is configured. */
export function wireModel(
  { model }: Config,
  book: BusinessBook,
  { secrets, preferences, beforeReading }: Chosen & { beforeReading: Learning['handedToModel'] },
): DeliveryDeps['extract'] {
  const { baseUrl, name } = model;
  if (!baseUrl || !name) return null;
  const extract = createExtractor({ baseUrl, apiKey: () => secrets.inUse('modelKey')[0], model: name });
  return async (call, signal) => {
    if (!preferences.modelReading()) return { findings: [], unanswered: [] };
    const { trade } = book.forCall(call).business;
    beforeReading(call);
    const { facts, unanswered } = await extract(call, trade, signal);
    return { findings: quotedFindings(call, facts, trade), unanswered: quotedQuestions(call, unanswered) };
  };
}
