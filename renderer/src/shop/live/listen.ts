import type { AppClient } from '#contract/client.ts';
import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { failureOf } from '../../client/failure-of.ts';
import type { LiveSound } from './live-sound.ts';
import { linesOf, toHeard } from './sound-lines.ts';

type Deps = {
  client: Pick<AppClient, 'call'>;
  fetch: typeof globalThis.fetch;
  sound: Pick<LiveSound, 'take'>;
  /** Calls `work` again and again until what it returns is called. */
  every: (milliseconds: number, work: () => void) => () => void;
};

type Wish = { id: string; signal: AbortSignal; onBegun: () => void };

/** Whoever does not say this often that they still listen is taken to be gone. */
const AGAIN_MS = 4000;

/** Listens to a call that goes on until it ends, or the signal comes. Rejects with why it could not. */
export async function listen({ client, fetch, sound, every }: Deps, { id, signal, onBegun }: Wish): Promise<void> {
  const { sound: heard } = await client.call('calls.listen', { id });
  const response = await fetch(`/api/calls/${heard}/audio`, { signal }).catch(notAnswering);
  if (!response.ok) throw await failureOf(response);
  onBegun();
  const again = (): void => {
    // Where this fails, the sound ends by itself.
    void client.call('calls.listen', { id, sound: heard }).catch(() => undefined);
  };
  const stop = every(AGAIN_MS, again);
  try {
    for await (const line of linesOf(piecesOf(response))) sound.take(toHeard(line));
  } catch (error) {
    if (!signal.aborted) notAnswering(error);
  } finally {
    stop();
  }
}

/** Not every browser lets a body be gone through by itself. */
async function* piecesOf({ body }: Response): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  for (;;) {
    const next = await reader?.read();
    if (!next?.value) return;
    yield next.value;
  }
}

function notAnswering(cause: unknown): never {
  throw refused('unavailable', tell('not_answering'), { cause });
}
