import type { FaultKind } from '../../domain/providers/fault.ts';

const KINDS: Readonly<Record<number, FaultKind>> = {
  401: 'key_refused',
  402: 'no_credit',
  403: 'not_allowed',
  404: 'not_found',
  408: 'timeout',
  409: 'conflict',
  429: 'rate_limited',
};

/** What an answer's status alone says of a fault, where the provider's own code does not say more. */
export function kindByStatus(status: number): FaultKind {
  return KINDS[status] ?? (status >= 500 ? 'down' : 'rejected');
}
