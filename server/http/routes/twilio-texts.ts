import type { IncomingText, TextReport } from '../../domain/texts/incoming.ts';
import { readForm } from '../../integrations/twilio/forms.ts';
import type { TwilioCheck } from '../../integrations/twilio/signature.ts';
import {
  TEXT_STATUS_PATH,
  TEXTS_PATH,
  toIncomingText,
  toTextReply,
  toTextReport,
} from '../../integrations/twilio/texts.ts';
import { NOTHING_MORE } from '../../integrations/twilio/twiml.ts';
import { FORM, type Answer, type Delivery, type WebhookRoute } from '../webhook-route.ts';

type Deps = {
  /** What is answered, `reply` null: nothing. Null where nothing is written yet. */
  receive: (text: IncomingText) => Promise<{ reply: string | null } | null>;
  /** False where it is not written yet. */
  reported: (id: string, report: TextReport) => Promise<boolean>;
  check: TwilioCheck;
};

const MAX_BYTES = 64 * 1024;

/** What people answer to our texts, and what became of those. */
export function twilioTextRoutes({ receive, reported, check }: Deps): WebhookRoute[] {
  const shared = {
    ...({ method: 'POST', contentType: FORM, maxBytes: MAX_BYTES, reads: 'bytes' } as const),
    auth: { kind: 'twilio', check } as const,
  };
  return [
    {
      ...{ ...shared, name: 'twilio-sms', path: TEXTS_PATH },
      async handle({ raw }: Delivery): Promise<Answer> {
        const form = readForm(raw);
        const text = form && toIncomingText(form);
        if (!text) return xml(NOTHING_MORE);
        const taken = await receive(text);
        if (taken === null) return NOT_KEPT;
        return xml(taken.reply === null ? NOTHING_MORE : await toTextReply(taken.reply));
      },
    },
    {
      ...{ ...shared, name: 'twilio-sms-status', path: TEXT_STATUS_PATH },
      async handle({ raw, query }: Delivery): Promise<Answer> {
        const form = readForm(raw);
        const told = form && toTextReport(form, query);
        return !told || (await reported(told.id, told.report)) ? xml(NOTHING_MORE) : NOT_KEPT;
      },
    },
  ];
}

const NOT_KEPT: Answer = { ...xml(NOTHING_MORE), status: 503 };

function xml(body: string): Answer {
  return { status: 200, body, type: 'text/xml' };
}
