import type { Arrived, Outside } from '../wire/outside.ts';
import { signature, type Fields } from './signature.ts';
import type { State } from './state.ts';

export type PostDeps = { state: State; outside: Outside; token: () => string; now: () => Date };

/** How a request to a webhook is made: what the address says behind its `#`, else Twilio's own (twilio.md §2.1). */
export type Manner = { totalMs: number; retries: number; policy: string[] };

export function mannerOf(url: string): Manner {
  const given = new URLSearchParams(url.split('#')[1] ?? '');
  const total = Number(given.get('tt') ?? 15_000);
  return {
    totalMs: Math.min(Math.max(total, 100), 15_000),
    retries: Math.min(Number(given.get('rc') ?? 1), 5),
    policy: (given.get('rp') ?? 'ct').split(','),
  };
}

/** A signed form post to an address, tried again as its manner says; null where no answer came. */
export async function posted(deps: PostDeps, url: string, fields: Fields): Promise<Arrived | null> {
  const { totalMs, retries, policy } = mannerOf(url);
  for (let tried = 0; ; tried += 1) {
    const arrived = await once(deps, url, fields, totalMs);
    const wrong = arrived === null ? 'ct' : arrived.status >= 500 ? '5xx' : arrived.status >= 400 ? '4xx' : null;
    if (wrong === null || tried >= retries || !(policy.includes(wrong) || policy.includes('all'))) return arrived;
  }
}

async function once(
  { outside, token }: PostDeps,
  url: string,
  fields: Fields,
  patienceMs: number,
): Promise<Arrived | null> {
  const [address = ''] = url.split('#');
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
  try {
    return await outside.send(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': signature(token(), address, fields),
        'user-agent': 'TwilioProxy/1.1',
      },
      body: form.toString(),
      patienceMs,
    });
  } catch {
    return null;
  }
}

/** What is wrong with an answer as TwiML: Twilio's error code, or null (twilio.md §6). */
export function twimlTrouble(arrived: Arrived | null): string | null {
  if (arrived === null) return '11205';
  if (arrived.status >= 400) return '11200';
  if (arrived.body.length > 64_000) return '11750';
  if (arrived.status !== 204 && !/^(?:text|application)\/xml/.test(arrived.type)) return '12300';
  return null;
}
