import type { VerdictReason } from '#contract/requests.ts';

const SENTENCES: Readonly<Record<VerdictReason, string>> = {
  answered: 'Accepted and answered.',
  not_found: 'Refused: there is nothing at this address.',
  unsupported_media_type: 'Refused: it was not sent as JSON.',
  too_large: 'Refused: it was too large.',
  not_configured: 'Refused: the secret of this address is not set on this computer.',
  malformed_credential: 'Refused: the signature could not be read.',
  wrong_credential: 'Refused: the secret or signature was wrong or missing.',
  stale_signature: 'Refused: the signature was too old; compare the clock of this computer.',
  too_many_failures: 'Refused: too many wrong secrets or signatures came in a short time.',
  too_slow: 'Refused: it did not arrive in time.',
  no_room: 'Refused for the moment: too much was arriving at once.',
  unreadable: 'Refused: it was not readable JSON.',
  fault: 'Failed: something went wrong on this computer. The log says more.',
};

/** Why a delivery was answered as it was, as a sentence for the owner. */
export function verdictOf(reason: VerdictReason): string {
  return SENTENCES[reason];
}
