import type { ConnectOffers, ConnectWish } from '#contract/connect.ts';

type Line = ConnectOffers['lines'][number];

/** The number of the line that was chosen, as it is dialled; null where that cannot be known now. */
export function numberOf(wish: ConnectWish | null, offers: ConnectOffers | undefined): string | null {
  const line = wish?.line ?? null;
  if (line?.kind === 'sip') return line.number;
  return offers?.lines.find((offer) => isSame(offer, line))?.number ?? null;
}

function isSame({ line }: Line, chosen: ConnectWish['line']): boolean {
  if (line.kind === 'imported') return chosen?.kind === 'imported' && chosen.id === line.id;
  return chosen?.kind === 'twilio' && chosen.sid === line.sid;
}
