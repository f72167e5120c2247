import { ModelFault } from '../../domain/model/chat-model.ts';
import type { ModelRelay, RelayedAnswer } from '../../domain/model/model-relay.ts';
import { CHAT_LIMITS, watchOver, type ChatLimits } from './chat-limits.ts';
import { limitName } from './chat-wire.ts';
import { createModelClient, type ModelAddress } from './client.ts';
import { wholeEvents } from './event-pieces.ts';
import { toFault } from './model-fault.ts';
import { faultEvent } from './relay-fault.ts';
import { withSecondTry } from './second-try.ts';

type Options = ModelAddress & { model: string; limits?: Partial<ChatLimits> };
type Watch = ReturnType<typeof watchOver>;

/** Hands conversations on to the owner's model, and its answers back as they are. */
export function createModelRelay({ model, limits: changed, ...address }: Options): ModelRelay {
  const limits = { ...CHAT_LIMITS, ...changed };
  const open = createModelClient(address, limits);

  async function ask(asked: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<Response> {
    const client = await open();
    const body = { ...withLimitFor(address.baseUrl, asked), model };
    return withSecondTry(() => client.post('/chat/completions', { body, signal }).asResponse(), signal);
  }

  return async (asked, asker) => {
    const watch = watchOver(asker, limits);
    try {
      const { body, headers } = await ask(asked, watch.signal);
      if (body === null) throw new ModelFault('unreadable');
      const streams = (headers.get('content-type') ?? '').includes('text/event-stream');
      return { streams, pieces: streams ? spoken(body, watch, asker) : await whole(body, watch) };
    } catch (error) {
      watch.end();
      throw toFault(error, { isLate: watch.isLate(), hasBegun: false });
    }
  };
}

/** ElevenLabs says how long an answer may be under the older of two names. */
function withLimitFor(baseUrl: string, asked: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { max_tokens: most, ...others } = asked;
  return most === undefined ? others : { ...others, [limitName(baseUrl)]: most };
}

async function* spoken(body: AsyncIterable<Uint8Array>, watch: Watch, asker: AbortSignal): RelayedAnswer['pieces'] {
  try {
    for await (const piece of wholeEvents(body)) {
      watch.goesOn();
      yield piece;
    }
  } catch (error) {
    if (!asker.aborted) yield faultEvent(toFault(error, { isLate: watch.isLate(), hasBegun: true }).kind);
  } finally {
    watch.end();
  }
}

/** An answer in one piece is waited for, so that a fault in it can still be told by its status. */
async function whole(body: AsyncIterable<Uint8Array>, watch: Watch): Promise<RelayedAnswer['pieces']> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  watch.end();
  return (async function* () {
    yield await Promise.resolve(Buffer.concat(chunks));
  })();
}
