/**
 * Where the window may send the owner's browser, each by its whole name. Nowhere that anybody can put a download of
 * their own, such as the releases of any project.
 */
const HOSTS: ReadonlySet<string> = new Set([
  'elevenlabs.io',
  'www.elevenlabs.io',
  'console.twilio.com',
  'www.twilio.com',
  'dash.cloudflare.com',
  'one.dash.cloudflare.com',
  'developers.cloudflare.com',
]);

/**
 * The address as the browser is to open it, or null for one that is not opened at all: only https, only the hosts above,
 * no user or port. What is opened is what was judged, not the text it was read from.
 */
export function toOutsideLink(address: string): string | null {
  const url = URL.parse(address);
  if (!url || url.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '') return null;
  return HOSTS.has(url.hostname) ? url.href : null;
}
