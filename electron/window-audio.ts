import type { App } from '../server/app.ts';
import { AppError, toFailure } from '#contract/errors.ts';
import { DESKTOP_WINDOW } from './ipc.ts';
import { isOfWindow } from './window-scheme.ts';

const PATH = /^\/api\/calls\/([\w-]{1,120})\/audio$/;

type Deps = { app: () => Pick<App, 'audio' | 'access'> | null };

/**
 * Answers the window's request for the sound of a call, at the same address as the desk door does; null for every other
 * address. IPC would hand it over whole, and a player wants it as it comes.
 */
export function createWindowAudio({
  app,
}: Deps): (request: Pick<Request, 'url' | 'method'>) => Promise<Response> | null {
  return ({ url, method }) => {
    const id = method === 'GET' && isOfWindow(url) ? PATH.exec(new URL(url).pathname)?.[1] : undefined;
    return id === undefined ? null : hear(app(), id);
  };
}

async function hear(app: ReturnType<Deps['app']>, id: string): Promise<Response> {
  const left = new AbortController();
  try {
    if (app === null) return new Response('', { status: 503 });
    if (app.access.roleOf(DESKTOP_WINDOW.session) !== 'owner') return new Response('', { status: 403 });
    const { type, bytes } = await app.audio(id, left.signal);
    const headers = { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
    return new Response(toStream(bytes, left), { headers });
  } catch (error) {
    if (!(error instanceof AppError)) return new Response('', { status: 500 });
    return Response.json({ error: toFailure(error) }, { status: error.code === 'not_found' ? 404 : 503 });
  }
}

/** Ends with whoever listens: the provider is not asked for what nobody hears. */
function toStream(bytes: AsyncIterable<Uint8Array>, left: AbortController): ReadableStream<Uint8Array> {
  const source = bytes[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(stream) {
      const next = await source.next();
      if (next.done === true) stream.close();
      else stream.enqueue(next.value);
    },
    async cancel() {
      left.abort();
      await source.return?.();
    },
  });
}
