import { AppError } from '#contract/errors.ts';
import type { FinishedCall } from '../../domain/finished-call.ts';
import type { Trade } from '../../domain/observation.ts';
import { slotsOf } from '../../domain/slots.ts';
import { promptFor, toProposals, type Proposals } from './proposals.ts';

type Options = { baseUrl: string; apiKey: () => string | undefined; model: string };

export type Extractor = (call: FinishedCall, trade: Trade, signal: AbortSignal) => Promise<Proposals>;

const TIME_LIMIT_MS = 30_000;
const MAX_ANSWER_TOKENS = 800;

/**
 * Asks an OpenAI-compatible model, local ones included, what a call tells about its caller, and what its
 * agent could not answer. Rejects when the model is
 * away or answers with an error; the inbox then tries again later. Off the ringing phone's path by a long way.
 */
export function createExtractor({ baseUrl, apiKey, model }: Options): Extractor {
  // Loaded on the first call: most shops have no model of their own, and starting must stay quick.
  const openai = import('openai');
  // A failure of the import belongs to whoever first asks, not to nobody.
  openai.catch(() => undefined);
  // The owner may give another key at any time.
  const client = async () =>
    new (await openai).OpenAI({
      ...{ baseURL: withVersion(baseUrl), maxRetries: 0, timeout: TIME_LIMIT_MS },
      apiKey: apiKey() ?? 'none',
    });

  return async (call, trade, signal) => {
    const { system, user } = promptFor(call, slotsOf(trade));
    const messages = [
      { role: 'system' as const, content: system },
      { role: 'user' as const, content: user },
    ];
    const wanted = { model, temperature: 0, max_tokens: MAX_ANSWER_TOKENS, messages };
    const { choices } = await (await client()).chat.completions.create(wanted, { signal }).catch(withoutItsWords);
    return toProposals(choices[0]?.message.content ?? '');
  };
}

/** What a model's server says of a request it refused may quote the request, and the error ends in the log. */
function withoutItsWords(error: unknown): never {
  const status = error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : null;
  throw new AppError(
    'unavailable',
    `The model did not answer (${status === null ? 'no connection' : `status ${status}`}).`,
  );
}

/** Owners paste addresses with and without `/v1`. */
function withVersion(baseUrl: string): string {
  const url = new URL(baseUrl);
  if (url.pathname === '/') url.pathname = '/v1';
  return url.href;
}
