import type { ConnectWish } from '#contract/connect.ts';

import { sameJson } from './same-json.ts';

/** The wish as the window may see it: without the logins of a telephone system. */
export function shownWish(wish: ConnectWish): ConnectWish {
  const { line } = wish;
  if (line?.kind !== 'sip') return wish;
  const { inbound, outbound } = line;
  return {
    ...wish,
    line: {
      ...line,
      inbound: inbound && { ...inbound, login: null },
      outbound: outbound && { ...outbound, login: null },
    },
  };
}

/** The wish with the logins that are kept, where it comes back from a window that never saw them. */
export function withKeptLogins(wish: ConnectWish, kept: ConnectWish | null): ConnectWish {
  const [line, before] = [wish.line, kept?.line];
  if (line?.kind !== 'sip' || before?.kind !== 'sip' || line.number !== before.number) return wish;
  const { inbound, outbound } = line;
  return {
    ...wish,
    line: {
      ...line,
      inbound: inbound && { ...inbound, login: inbound.login ?? before.inbound?.login ?? null },
      outbound: outbound && { ...outbound, login: outbound.login ?? before.outbound?.login ?? null },
    },
  };
}

/** Whether the owner's own model is to think: it does where the call's sound runs through this computer. */
export function ownThinks({ mode, thinks }: Pick<ConnectWish, 'mode' | 'thinks'>): boolean {
  return mode === 'register' && thinks === 'own';
}

/** Whether a wish leads the same way as another: the words of a fallback and the notice may differ. */
export function isSameWay(wish: ConnectWish, before: ConnectWish): boolean {
  const way = (given: ConnectWish): unknown => {
    const { agentId, line, mode, fallback } = given;
    return { agentId, line: lineOf(line), mode, hasFallback: fallback !== null, hasEngine: ownThinks(given) };
  };
  return sameJson(way(wish), way(before));
}

/**
 * As much of a wish as our address stands in, part by part: what lies at Twilio only where we answer the line ourselves,
 * and by itself where it is but answers to texts, which must not keep the calls waiting.
 */
export function addressParts(wish: ConnectWish, textsComeHere: boolean): ConnectWish[] {
  const [all, withoutLine] = [
    { ...wish, fallback: null },
    { ...wish, fallback: null, line: null },
  ];
  if (wish.mode === 'register') return [all];
  return textsComeHere && wish.line !== null ? [withoutLine, all] : [withoutLine];
}

function lineOf(line: ConnectWish['line']): unknown {
  return line?.kind === 'sip' ? { kind: line.kind, number: line.number } : line;
}
