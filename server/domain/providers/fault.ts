import { AppError, type ErrorCode } from '#contract/errors.ts';
import type { Told } from '#contract/told.ts';

export type Provider = 'elevenlabs' | 'twilio';

/** What went wrong between us and a provider, as far as anything of ours goes by it. */
export type FaultKind =
  /** No connection: no internet, no such host, refused. */
  | 'unreachable'
  | 'timeout'
  /** The connection broke while the answer came: whether they did it is not known. */
  | 'interrupted'
  /** We do not ask for the moment, because they did not answer several times in a row. */
  | 'resting'
  | 'rate_limited'
  /** 5xx. */
  | 'down'
  /** An answer that is not what it says: HTML with 200, broken JSON, nothing of what is needed. */
  | 'odd'
  | 'key_missing'
  /** 401. */
  | 'key_refused'
  /** 403: the key may not do this, or the plan does not have it. */
  | 'not_allowed'
  /** 402. */
  | 'no_credit'
  | 'not_found'
  | 'conflict'
  /** 400, 422 and whatever else says that the request was wrong. */
  | 'rejected';

type Given = {
  provider: Provider;
  kind: FaultKind;
  told: Told;
  /** How long they ask us to wait (`Retry-After`). */
  retryAfterMs?: number | null;
  cause?: unknown;
};

/** A provider did not do what we asked. Its sentence is for the owner; nothing of the request or the key is in it. */
export class ProviderFault extends AppError {
  readonly provider: Provider;
  readonly kind: FaultKind;
  readonly retryAfterMs: number | null;
  constructor({ provider, kind, told, retryAfterMs = null, cause }: Given) {
    super(codes[kind] ?? 'unavailable', told.sentence, { reason: told, cause });
    this.name = 'ProviderFault';
    this.provider = provider;
    this.kind = kind;
    this.retryAfterMs = retryAfterMs;
  }
}

const codes: Partial<Record<FaultKind, ErrorCode>> = {
  key_missing: 'conflict',
  key_refused: 'conflict',
  not_allowed: 'conflict',
  no_credit: 'conflict',
  not_found: 'not_found',
  conflict: 'conflict',
  rejected: 'conflict',
};

/** Whether asking once more later may help. */
export function mayPass(kind: FaultKind): boolean {
  return ['unreachable', 'timeout', 'interrupted', 'resting', 'rate_limited', 'down', 'odd'].includes(kind);
}

/** Whether they certainly did nothing. Of a call that may have rung, and only of that, no second one may be made. */
export function didNothing(kind: FaultKind): boolean {
  return !['timeout', 'interrupted', 'down', 'odd'].includes(kind);
}
