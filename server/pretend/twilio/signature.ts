import { createHmac } from 'node:crypto';

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** HMAC-SHA1 over the whole address and every form field in order (twilio.md §1.1). */
export function signature(token: string, url: string, fields: Fields): string {
  const [whole = ''] = url.split('#');
  const signed = Object.keys(fields)
    .sort()
    .flatMap((key) => [...new Set([fields[key] ?? []].flat())].sort().map((value) => key + value))
    .join('');
  return createHmac('sha1', token)
    .update(Buffer.from(whole + signed, 'utf8'))
    .digest('base64');
}
