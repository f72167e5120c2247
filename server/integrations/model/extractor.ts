import { AppError } from '#contract/errors.ts';
import type { FinishedCall } from '../../domain/finished-call.ts';
import { withoutTemplateSigns } from '../../domain/model/template-signs.ts';
import type { Trade } from '../../domain/observation.ts';
import { slotsOf } from '../../domain/slots.ts';
import { createModelClient, statusOf, type ModelAddress } from './client.ts';
import { promptFor, toProposals, type Proposals } from './proposals.ts';

type Options = ModelAddress & { model: string };

export type Extractor = (call: FinishedCall, trade: Trade, signal: AbortSignal) => Promise<Proposals>;

const TIME_LIMIT_MS = 30_000;
const MAX_ANSWER_TOKENS = 800;

/**
 * Asks an OpenAI-compatible model, local ones included, what a call tells about its caller, and what its
 * agent could not answer. Rejects when the model is
 * away or answers with an error; the inbox then tries again later. Off the ringing phone's path by a long way.
 */
export function createExtractor({ model, ...address }: Options): Extractor {
  const client = createModelClient(address, { beginsWithinMs: TIME_LIMIT_MS });

  return async (call, trade, signal) => {
    const { system, user } = promptFor(call, slotsOf(trade));
    const messages = [
      { role: 'system' as const, content: withoutTemplateSigns(system) },
      { role: 'user' as const, content: withoutTemplateSigns(user) },
    ];
    const wanted = { model, temperature: 0, max_tokens: MAX_ANSWER_TOKENS, messages };
    const { choices } = await (await client()).chat.completions.create(wanted, { signal }).catch(withoutItsWords);
    return toProposals(choices[0]?.message.content ?? '');
  };
}

/** What a model's server says of a request it refused may quote the request, and the error ends in the log. */
function withoutItsWords(error: unknown): never {
  const status = statusOf(error);
  throw new AppError(
    'unavailable',
    `The model did not answer (${status === null ? 'no connection' : `status ${status}`}).`,
  );
}
