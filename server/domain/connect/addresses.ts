/**
 * Twilio's overrides stand behind the `#` and are not signed: two more tries, also for the 5xx that a tunnel answers with
 * while it is away, and we while nothing can be written, which Twilio does not try again by itself (twilio.md §2.1).
 */
const TRIED_AGAIN = '#rc=2&rp=ct,rt,5xx';

/** Where the providers call us, by what for. The paths are those of the webhook door (spec §3). */
export function addressesAt(publicUrl: string) {
  const at = (path: string): string => `${publicUrl.endsWith('/') ? publicUrl.slice(0, -1) : publicUrl}${path}`;
  return {
    initiation: at('/webhook/personalize'),
    postCall: at('/webhook/post-call'),
    /** Where a Speech Engine asks what to say. */
    brain: at('/ws').replace(/^http/, 'ws'),
    tool: (name: string): string => at(`/tools/${name}`),
    voice: at(`/incoming-call${TRIED_AGAIN}`),
    status: at(`/api/webhooks/twilio/status${TRIED_AGAIN}`),
    texts: at(`/api/webhooks/twilio/sms${TRIED_AGAIN}`),
  };
}

/** Whether both lead to the same, whatever they say of how it is tried. */
export function leadsTo(url: string, address: string): boolean {
  return url.split('#')[0] === address.split('#')[0];
}

/** The same path at whatever host: ours from before, where only the address changed. */
export function hasPath(url: string, path: string): boolean {
  return URL.parse(url)?.pathname === path;
}
