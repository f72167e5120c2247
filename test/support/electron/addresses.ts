/**
 * Chromium alone cannot be taught a scheme of ours, so a page of `app://main/` is `https://main.app.invalid/` to it: a
 * secure, standard origin of its own, as `app://main` is one in Electron.
 */
const ELSEWHERE = '.invalid';

export function toPageAddress(url: string, schemes: ReadonlySet<string>): string {
  const [, scheme = '', host = '', path = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)((?:[/?#].*)?)$/is.exec(url) ?? [];
  return schemes.has(scheme.toLowerCase()) ? `https://${host}.${scheme}${ELSEWHERE}${path}` : url;
}

export function fromPageAddress(url: string, schemes: ReadonlySet<string>): string {
  const [, host = '', scheme = '', path = ''] =
    /^https:\/\/([^./?#]+)\.([^./?#]+)\.invalid((?:[/?#].*)?)$/s.exec(url) ?? [];
  return schemes.has(scheme) ? `${scheme}://${host}${path}` : url;
}

/** The origin as Electron tells it, `null` for one that is nobody's. */
export function toOrigin(url: string): string {
  if (!URL.canParse(url)) return 'null';
  const { protocol, host } = new URL(url);
  return host === '' ? 'null' : `${protocol}//${host}`;
}
