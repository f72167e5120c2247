import { XMLParser } from 'fast-xml-parser';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';

export const TWILIO_TOKEN = 'invented-auth-token-0001';
export const OUR_NUMBER = '+12125550140';
export const CALLER = '+12125550161';

/** What lets an app answer on a line, of an account that nobody has. */
export const TWILIO_ENV = {
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(31)}2`,
  TWILIO_AUTH_TOKEN: TWILIO_TOKEN,
  TWILIO_PHONE_NUMBER: OUR_NUMBER,
};

export const callSid = (digit: number): string => `CA${String(digit).padStart(32, '0')}`;

type Sent = { token?: string; base?: string; signature?: string | null };

/** Posts what Twilio posts, signed as its own library signs, over the public address. */
export function twilioPosts(app: { webhookUrl: string; publicUrl: string | null }) {
  return async function post(path: string, given: Record<string, string>, sent: Sent = {}): Promise<Response> {
    const { token = TWILIO_TOKEN, base = app.publicUrl ?? '' } = sent;
    const signature =
      sent.signature === undefined ? getExpectedTwilioSignature(token, base + path, given) : sent.signature;
    return fetch(app.webhookUrl + path, {
      method: 'POST',
      body: new URLSearchParams(given),
      headers: signature === null ? {} : { 'x-twilio-signature': signature },
    });
  };
}

export type TwilioPost = ReturnType<typeof twilioPosts>;

/** What Twilio posts when a call arrives. */
export function ringing(sid: string, over: Record<string, string> = {}): Record<string, string> {
  const account = { AccountSid: TWILIO_ENV.TWILIO_ACCOUNT_SID, ApiVersion: '2010-04-01' };
  return {
    ...account,
    CallSid: sid,
    From: CALLER,
    To: OUR_NUMBER,
    CallStatus: 'ringing',
    Direction: 'inbound',
    ...over,
  };
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseAttributeValue: false,
  parseTagValue: false,
});

/** TwiML as what it says: elements, attributes and texts, whatever way it is written. */
export async function twimlOf(answer: Response): Promise<unknown> {
  const parsed = parser.parse(await answer.text()) as { Response?: unknown };
  return parsed.Response;
}
