import { randomBytes } from 'node:crypto';

export type Line = {
  sid: string;
  number: string;
  label: string;
  voice: boolean;
  sms: boolean;
  voiceUrl: string;
  voiceMethod: string;
  fallbackUrl: string;
  fallbackMethod: string;
  statusUrl: string;
  statusMethod: string;
  smsUrl: string;
  smsMethod: string;
  trunkSid: string | null;
  applicationSid: string | null;
};
export type Flow = { sid: string; name: string; definition: unknown; status: string };
export type PhoneCall = {
  sid: string;
  from: string;
  to: string;
  direction: 'inbound' | 'outbound-api';
  status: string;
  /** Whole seconds; null until it is over. */
  seconds: number | null;
  price: string | null;
  startedAt: Date;
};
export type Recording = { sid: string; callSid: string; seconds: number; audio: Uint8Array };
export type Message = {
  sid: string;
  from: string;
  to: string;
  body: string;
  status: string;
  errorCode: string | null;
  createdAt: Date;
  statusUrl: string;
};
export type Alert = { sid: string; code: string; at: Date; resourceSid: string; text: string };

export type State = ReturnType<typeof createState>;

/** Everything a pretended Twilio account holds. */
export function createState({ accountSid, isTrial }: { accountSid: string; isTrial: boolean }) {
  const state = {
    account: { sid: accountSid, name: 'Salon Marigold', isTrial, status: 'active' },
    lines: new Map<string, Line>(),
    flows: new Map<string, Flow>(),
    calls: new Map<string, PhoneCall>(),
    recordings: new Map<string, Recording>(),
    messages: [] as Message[],
    /** Who asked a number of the account for no more texts. */
    stopped: new Set<string>(),
    alerts: [] as Alert[],
    newSid: (prefix: string): string => prefix + randomBytes(16).toString('hex'),
    addLine(given: Partial<Line> & Pick<Line, 'number'>): Line {
      const line: Line = {
        ...{ sid: state.newSid('PN'), label: given.number, voice: true, sms: true },
        ...{ voiceUrl: 'https://demo.twilio.com/welcome/voice/', voiceMethod: 'POST' },
        ...{ fallbackUrl: '', fallbackMethod: 'POST', statusUrl: '', statusMethod: 'POST' },
        ...{
          smsUrl: 'https://demo.twilio.com/welcome/sms/reply',
          smsMethod: 'POST',
          trunkSid: null,
          applicationSid: null,
        },
        ...given,
      };
      state.lines.set(line.sid, line);
      return line;
    },
  };
  return state;
}
