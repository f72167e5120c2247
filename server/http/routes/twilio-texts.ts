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
  /** What is answered; null: nothing. */
  receive: (text: IncomingText) => string | null;
  reported: (id: string, report: TextReport) => void;
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
        const reply = text && receive(text);
        return xml(reply === null ? NOTHING_MORE : await toTextReply(reply));
      },
    },
    {
      ...{ ...shared, name: 'twilio-sms-status', path: TEXT_STATUS_PATH },
      handle({ raw, query }: Delivery): Answer {
        const form = readForm(raw);
        const told = form && toTextReport(form, query);
        if (told) reported(told.id, told.report);
        return xml(NOTHING_MORE);
      },
    },
  ];
}

function xml(body: string): Answer {
  return { status: 200, body, type: 'text/xml' };
}
