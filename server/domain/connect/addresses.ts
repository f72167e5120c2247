/** Where the providers call us, by what for. The paths are those of the webhook door (spec §3). */
export function addressesAt(publicUrl: string) {
  const at = (path: string): string => `${publicUrl.endsWith('/') ? publicUrl.slice(0, -1) : publicUrl}${path}`;
  return {
    initiation: at('/webhook/personalize'),
    postCall: at('/webhook/post-call'),
    /** Where a Speech Engine asks what to say. */
    brain: at('/ws').replace(/^http/, 'ws'),
    tool: (name: string): string => at(`/tools/${name}`),
    /**
     * Twilio's overrides stand behind the `#` and are not signed: two more tries, also for the 5xx that a tunnel answers
     * with while it is away, which Twilio does not try again by itself (twilio.md §2.1).
     */
    voice: at('/incoming-call#rc=2&rp=ct,rt,5xx'),
    status: at('/api/webhooks/twilio/status'),
    texts: at('/api/webhooks/twilio/sms'),
  };
}

/** The same path at whatever host: ours from before, where only the address changed. */
export function hasPath(url: string, path: string): boolean {
  return URL.parse(url)?.pathname === path;
}
