import { LINE_STEPS, type LineAnswer, type LineStep } from '../../domain/line-answer.ts';
import type { LineCall } from '../../domain/line-call.ts';
import { readForm } from '../../integrations/twilio/forms.ts';
import { toLineCall } from '../../integrations/twilio/line-call.ts';
import type { TwilioCheck } from '../../integrations/twilio/signature.ts';
import { addressesAt, isTwiml, NOTHING_MORE, toTwiml, VOICE_PATH } from '../../integrations/twilio/twiml.ts';
import type { LineAnswering } from '../../services/line-answering.ts';
import { FORM, type Answer, type Delivery, type TwilioAuth, type WebhookRoute } from '../webhook-route.ts';

type Deps = {
  answering: LineAnswering;
  /** Takes in what the carrier says of a call. False where that is not written yet. */
  heard: (call: LineCall) => Promise<boolean>;
  check: TwilioCheck;
  /** The present public address, without a last slash; null while there is none. */
  base: () => string | null;
  report: (where: string, error: unknown) => void;
};

const MAX_BYTES = 64 * 1024;

/** What Twilio asks about calls on the shop's own numbers (spec §3), seed 004's names among them. */
export function twilioRoutes({ answering, heard, check, base, report }: Deps): WebhookRoute[] {
  const auth: TwilioAuth = { kind: 'twilio', check };
  const shared = { method: 'POST', contentType: FORM, maxBytes: MAX_BYTES, reads: 'bytes', auth } as const;

  /** Whatever fails, the caller hears a sentence: an error would be answered by Twilio with one of its own. */
  async function said(call: LineCall | null, work: () => Promise<LineAnswer>): Promise<Answer> {
    try {
      const answer = await work();
      if (answer.kind === 'ready' && !isTwiml(answer.xml)) throw new Error('The provider gave no TwiML');
      return xml(await toTwiml(answer, addressesAt(base())), call);
    } catch (error) {
      report('twilio', error);
      return xml(await toTwiml(answering.failed(call), addressesAt(base())), call);
    }
  }

  const unreadable = (): Promise<LineAnswer> => Promise.resolve(answering.failed(null));
  const ring = (delivery: Delivery): Promise<Answer> => {
    const call = callIn(delivery);
    return said(call, () => (call === null ? unreadable() : answering.ring(call)));
  };
  const voice = (delivery: Delivery): Promise<Answer> => {
    const call = callIn(delivery);
    return said(call, async () => {
      if (call === null) return unreadable();
      const answer = await answering.next(call, stepIn(delivery));
      // Where no status callback is set, this is all that tells of the end. No caller waits for the disk.
      void heard(call);
      return answer;
    });
  };
  const status = async (delivery: Delivery): Promise<Answer> => {
    const call = callIn(delivery);
    if (call === null || (await heard(call))) return xml(NOTHING_MORE, call);
    return { ...xml(NOTHING_MORE, call), status: 503 };
  };
  return [
    { ...shared, name: 'incoming-call', path: '/incoming-call', handle: ring },
    { ...shared, name: 'inbound', path: '/inbound', handle: ring },
    { ...shared, name: 'twilio-elevenlabs', path: '/api/webhooks/twilio/elevenlabs', handle: ring },
    { ...shared, name: 'twilio-voice', path: VOICE_PATH, handle: voice },
    { ...shared, name: 'twilio-status', path: '/api/webhooks/twilio/status', handle: status },
  ];
}

function callIn({ raw }: Delivery): LineCall | null {
  const form = readForm(raw);
  return form === null ? null : toLineCall(form);
}

function stepIn({ query }: Delivery): LineStep | null {
  const given = new URLSearchParams(query).get('step');
  return LINE_STEPS.find((step) => step === given) ?? null;
}

function xml(body: string, call: LineCall | null): Answer {
  const about = call && { callRef: null, callSid: call.callSid, conversationId: null };
  return { status: 200, body, type: 'text/xml', ...(about && { about }) };
}
