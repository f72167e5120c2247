import type { ConnectWish, LineWish } from '#contract/connect.ts';
import type { ChosenLine, SetupDraft, SipFields } from '#contract/setup.ts';
import type { Part } from '../../client/draft-merge.ts';

/** The passwords of a SIP line: held here until the line is set up, and kept nowhere. */
export type SipPasswords = { readonly inbound: string; readonly outbound: string };

export const noPasswords: SipPasswords = { inbound: '', outbound: '' };

/** What decides beside the fields themselves. */
export type Aside = { readonly passwords: SipPasswords; readonly hasTwilio: boolean };

export const setupParts: readonly Part<SetupDraft>[] = [
  ...(['line', 'sip', 'mode', 'thinks', 'fallback', 'agentId', 'notice'] as const).map((field): Part<SetupDraft> => [
    field,
  ]),
];

const emptySip: SipFields = {
  ...{ number: '', label: '', allowedAddresses: '', inboundUser: '', inboundEncryption: 'allowed' },
  ...{ address: '', transport: 'auto', outboundUser: '', outboundEncryption: 'allowed' },
};

export const emptyDraft: SetupDraft = {
  ...{ line: null, sip: emptySip, mode: 'native', thinks: 'agent', agentId: '', notice: true },
  fallback: { kind: null, to: '', message: '' },
};

/** How a shop that was set up before stands in the fields. */
export function toDraft(wish: ConnectWish | null): SetupDraft {
  if (wish === null) return emptyDraft;
  const { mode, thinks, agentId, notice, line, fallback } = wish;
  return {
    ...{ mode: mode ?? 'native', thinks: thinks ?? 'agent', agentId, notice: notice ?? true },
    line: line === null ? { kind: 'none' } : line.kind === 'sip' ? { kind: 'sip' } : line,
    sip: line?.kind === 'sip' ? toSipFields(line) : emptySip,
    fallback: {
      kind: fallback?.kind ?? 'none',
      to: fallback?.kind === 'forward' ? fallback.to : '',
      message: (fallback && 'message' in fallback && fallback.message) || '',
    },
  };
}

/** What is asked to be connected, or null while something of it is still open. */
export function toWish(business: string, draft: SetupDraft, aside: Aside): ConnectWish | null {
  const { line, mode, thinks, fallback, agentId, notice } = draft;
  if (line === null || agentId === '' || numberProblems(draft, aside).size > 0) return null;
  const isAtTwilio = mayBeAtTwilio(line, aside);
  return {
    ...{ business, agentId, notice, line: toLine(line, draft.sip, aside.passwords) },
    mode: isAtTwilio ? mode : 'native',
    thinks: isAtTwilio && mode === 'register' ? thinks : 'agent',
    fallback: isAtTwilio ? toFallback(fallback) : null,
  };
}

/** Only a number of the owner's own Twilio account can be led through this computer, or answered while that is off. */
export function mayBeAtTwilio(line: ChosenLine | null, { hasTwilio }: Pick<Aside, 'hasTwilio'>): boolean {
  return hasTwilio && (line?.kind === 'twilio' || line?.kind === 'imported');
}

export type NumberField = 'line' | 'number' | 'label' | 'inbound' | 'outbound' | 'fallback' | 'to';
/** What a field of that step is told, in words. */
export type NumberFaults = (field: NumberField) => string | undefined;
export type NumberProblem = 'choose' | 'required' | 'number' | 'password' | 'chooseFallback';

/** What is still open or wrong in the second step, by field. */
export function numberProblems(
  { line, sip, fallback }: SetupDraft,
  { passwords, hasTwilio }: Aside,
): ReadonlyMap<NumberField, NumberProblem> {
  const problems = new Map<NumberField, NumberProblem>();
  if (line === null) problems.set('line', 'choose');
  if (line?.kind === 'sip') {
    if (!mayBeNumber(sip.number)) problems.set('number', sip.number.trim() === '' ? 'required' : 'number');
    if (sip.label.trim() === '') problems.set('label', 'required');
    if (sip.inboundUser.trim() !== '' && passwords.inbound === '') problems.set('inbound', 'password');
    if (isCalledOut(sip) && sip.outboundUser.trim() !== '' && passwords.outbound === '')
      problems.set('outbound', 'password');
  }
  if (mayBeAtTwilio(line, { hasTwilio })) {
    if (fallback.kind === null) problems.set('fallback', 'chooseFallback');
    if (fallback.kind === 'forward' && !mayBeNumber(fallback.to))
      problems.set('to', fallback.to.trim() === '' ? 'required' : 'number');
  }
  return problems;
}

/** Coarse on purpose: which numbers there are is known to the server. */
export function mayBeNumber(text: string): boolean {
  return /^[+(\d][\d\s()./-]{4,}$/u.test(text.trim());
}

function toLine(line: ChosenLine, sip: SipFields, passwords: SipPasswords): LineWish | null {
  if (line.kind === 'none') return null;
  if (line.kind !== 'sip') return line;
  return {
    kind: 'sip',
    number: sip.number.trim(),
    label: sip.label.trim(),
    inbound: {
      allowedAddresses: linesOf(sip.allowedAddresses),
      login: toLogin(sip.inboundUser, passwords.inbound),
      encryption: sip.inboundEncryption,
    },
    outbound: isCalledOut(sip)
      ? {
          address: sip.address.trim(),
          transport: sip.transport,
          login: toLogin(sip.outboundUser, passwords.outbound),
          encryption: sip.outboundEncryption,
        }
      : null,
  };
}

function toLogin(username: string, password: string) {
  return username.trim() === '' ? null : { username: username.trim(), password };
}

function isCalledOut({ address }: SipFields): boolean {
  return address.trim() !== '';
}

function toFallback({ kind, to, message }: SetupDraft['fallback']): ConnectWish['fallback'] {
  if (kind === null || kind === 'none') return null;
  if (kind === 'forward') return { kind, to: to.trim() };
  return { kind, message: message.trim() === '' ? null : message.trim() };
}

function toSipFields({ number, label, inbound, outbound }: Extract<LineWish, { kind: 'sip' }>): SipFields {
  return {
    ...{ number, label },
    allowedAddresses: inbound?.allowedAddresses.join('\n') ?? '',
    inboundUser: inbound?.login?.username ?? '',
    inboundEncryption: inbound?.encryption ?? 'allowed',
    address: outbound?.address ?? '',
    transport: outbound?.transport ?? 'auto',
    outboundUser: outbound?.login?.username ?? '',
    outboundEncryption: outbound?.encryption ?? 'allowed',
  };
}

function linesOf(text: string): string[] {
  return text.split('\n').flatMap((line) => line.trim() || []);
}
