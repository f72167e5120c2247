import { ModelFault } from '../../domain/model/chat-model.ts';
import type { ModelRelay, RelayedAnswer } from '../../domain/model/model-relay.ts';
import { CHAT_LIMITS, watchOver, type ChatLimits } from './chat-limits.ts';
import { limitName } from './chat-wire.ts';
import { createModelClient, type ModelAddress } from './client.ts';
import { wholeEvents } from './event-pieces.ts';
import { toFault } from './model-fault.ts';
import { faultEvent } from './relay-fault.ts';
import { withSecondTry } from './second-try.ts';
import { readWhole, toEvents } from './whole-answer.ts';

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
    let hasBegun = false;
    try {
      const { body, headers } = await ask(asked, watch.signal);
      hasBegun = true;
      if (body === null) throw new ModelFault('unreadable');
      if ((headers.get('content-type') ?? '').includes('text/event-stream')) return spoken(body, watch, asker);
      // An answer in one piece is waited for, so that a fault in it can still be told by its status.
      const { bytes, answer } = await readWhole(body);
      watch.end();
      return asked['stream'] === true ? written(true, toEvents(answer)) : written(false, [bytes]);
    } catch (error) {
      watch.end();
      throw toFault(error, { isLate: watch.isLate(), hasBegun });
    }
  };
}

/** ElevenLabs says how long an answer may be under the older of two names. */
function withLimitFor(baseUrl: string, asked: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { max_tokens: most, ...others } = asked;
  return most === undefined ? others : { ...others, [limitName(baseUrl)]: most };
}

function spoken(body: AsyncIterable<Uint8Array>, watch: Watch, asker: AbortSignal): RelayedAnswer {
  let broken: ReturnType<RelayedAnswer['brokenBy']> = null;
  async function* pieces(): RelayedAnswer['pieces'] {
    try {
      for await (const piece of wholeEvents(body, watch.finishes)) {
        watch.goesOn();
        yield piece;
      }
    } catch (error) {
      if (asker.aborted) return;
      broken = toFault(error, { isLate: watch.isLate(), hasBegun: true }).kind;
      yield faultEvent(broken);
    } finally {
      watch.end();
    }
  }
  return { streams: true, pieces: pieces(), brokenBy: () => (asker.aborted ? null : broken) };
}

function written(streams: boolean, parts: readonly Uint8Array[]): RelayedAnswer {
  async function* pieces(): RelayedAnswer['pieces'] {
    for (const part of parts) yield await Promise.resolve(part);
  }
  return { streams, pieces: pieces(), brokenBy: () => null };
}
