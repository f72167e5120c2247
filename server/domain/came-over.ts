import { isOnlyHere } from './way.ts';

/** Headers as Node gives them: names in lower case. */
export type SeenHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** What those who pass requests on say of it: cloudflared (cloudflared.md §5), and any proxy. */
const PASSED_ON = ['cf-ray', 'cf-connecting-ip', 'x-forwarded-for', 'x-real-ip', 'forwarded', 'via'];

/**
 * Tells whether a request came in over the public address, as far as its headers say. They grant nothing, because
 * anybody can write them: they only keep a rehearsal, or a test from this computer, from passing for a call of
 * ElevenLabs'. The ringing phone waits for it, so the address is taken apart only when it is another one.
 */
export function createCameOver(): (publicUrl: string | null, headers: SeenHeaders) => boolean {
  let known: PublicHost | null = null;
  return (publicUrl, headers) => {
    if (publicUrl === null) return false;
    if (known?.url !== publicUrl) known = toPublicHost(publicUrl);
    const { host: asked } = headers;
    if (known.hostname === null || typeof asked !== 'string') return false;
    return asked === known.host || isSameHost(known.hostname, asked, headers);
  };
}

/** `hostname` is null where only this computer can call it. */
type PublicHost = { url: string; host: string | null; hostname: string | null };

function toPublicHost(url: string): PublicHost {
  const parsed = isOnlyHere(url) ? null : URL.parse(url);
  return { url, host: parsed?.host ?? null, hostname: parsed?.hostname ?? null };
}

function isSameHost(hostname: string, host: string, headers: SeenHeaders): boolean {
  const asked = URL.parse(`http://${host}`);
  if (asked === null) return false;
  if (asked.hostname === hostname) return true;
  // A proxy on this computer may ask in its own name; another public name is another way.
  return isOnlyHere(asked.href) && PASSED_ON.some((name) => headers[name] !== undefined);
}
