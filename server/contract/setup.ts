import { z } from 'zod';

import { ConnectWish, LineWish } from './connect.ts';

const Words = (most: number) => z.string().max(most).default('');
const Encryption = z.enum(['disabled', 'allowed', 'required']).default('allowed');

/** A SIP line as it stands in its fields. Its passwords are never kept here. */
export const SipFields = z.strictObject({
  number: Words(40),
  label: Words(80),
  /** One on each line. */
  allowedAddresses: Words(2000),
  inboundUser: Words(200),
  inboundEncryption: Encryption,
  /** Empty: the line only takes calls. */
  address: Words(253),
  transport: z.enum(['auto', 'udp', 'tcp', 'tls']).default('auto'),
  outboundUser: Words(200),
  outboundEncryption: Encryption,
});
export type SipFields = z.infer<typeof SipFields>;

/** Which line; `sip` and `none` are no offers: one is described in `sip`, the other leaves every line alone. */
export const ChosenLine = z.discriminatedUnion('kind', [
  LineWish.options[0],
  LineWish.options[1],
  z.strictObject({ kind: z.literal('sip') }),
  z.strictObject({ kind: z.literal('none') }),
]);
export type ChosenLine = z.infer<typeof ChosenLine>;

/** How far the owner has come in the wizard: everything as it stands in its fields, finished or not. */
export const SetupDraft = z.strictObject({
  /** Null: not chosen yet. */
  line: ChosenLine.nullable().default(null),
  sip: SipFields.default(SipFields.parse({})),
  mode: ConnectWish.shape.mode,
  thinks: ConnectWish.shape.thinks,
  fallback: z
    .strictObject({
      kind: z.enum(['forward', 'voicemail', 'message', 'none']).nullable().default(null),
      to: Words(40),
      message: Words(500),
    })
    .default({ kind: null, to: '', message: '' }),
  agentId: Words(120),
  notice: ConnectWish.shape.notice,
});
export type SetupDraft = z.infer<typeof SetupDraft>;

/** What an agent says and speaks now. */
export const AgentNow = z.object({
  id: z.string(),
  name: z.string(),
  language: z.string().nullable(),
  firstMessage: z.string(),
  prompt: z.string(),
});
export type AgentNow = z.infer<typeof AgentNow>;
