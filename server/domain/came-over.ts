import { isOnlyHere } from './way.ts';

/** Headers as Node gives them: names in lower case. */
export type SeenHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** What those who pass requests on say of it: cloudflared (cloudflared.md §5), and any proxy. */
const PASSED_ON = ['cf-ray', 'cf-connecting-ip', 'x-forwarded-for', 'x-real-ip', 'forwarded', 'via'];

/**
 * Whether a request came in over the public address, as far as its headers tell. They grant nothing, because anybody can
 * write them: they only keep a rehearsal, or a test from this computer, from passing for a call of ElevenLabs'.
 */
export function cameOver(publicUrl: string | null, headers: SeenHeaders): boolean {
  if (publicUrl === null || isOnlyHere(publicUrl)) return false;
  const { host } = headers;
  const asked = typeof host === 'string' ? URL.parse(`http://${host}`) : null;
  if (asked === null) return false;
  if (asked.hostname === URL.parse(publicUrl)?.hostname) return true;
  // A proxy on this computer may ask in its own name; another public name is another way.
  return isOnlyHere(asked.href) && PASSED_ON.some((name) => headers[name] !== undefined);
}
