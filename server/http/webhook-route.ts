import type { IncomingHttpHeaders } from 'node:http';

import type { SignatureCheck } from '../integrations/elevenlabs/signature.ts';
import type { TwilioCheck } from '../integrations/twilio/signature.ts';
import type { Refusal } from './refusals.ts';

/** A fixed value in a request header. `secrets` lists every value valid now: the current one first, then the previous. */
export type HeaderSecretAuth = { kind: 'header'; header: Lowercase<string>; secrets: () => readonly string[] };

/** `Authorization: Bearer <token>`; `of` says that it is ElevenLabs who has it. */
export type BearerAuth = { kind: 'bearer'; of?: 'elevenlabs'; secrets: () => readonly string[] };

/** `ElevenLabs-Signature` over the raw body, which therefore is read before the request is known to be genuine. */
export type SignatureAuth = { kind: 'signature'; check: SignatureCheck };

/**
 * `X-Twilio-Signature` over the public address and a form's parameters. Whoever fails is answered 403, as these routes
 * do everywhere (spec §3).
 */
export type TwilioAuth = { kind: 'twilio'; check: TwilioCheck };

/** `ElevenLabs-Signature` where it is sent (seed 004 writes it with `X-` before it), else the secret header. */
export type EitherAuth = Omit<HeaderSecretAuth, 'kind'> & Omit<SignatureAuth, 'kind'> & { kind: 'header-or-signature' };

export type RouteAuth = HeaderSecretAuth | BearerAuth | SignatureAuth | EitherAuth | TwilioAuth | { kind: 'none' };

export const FORM = 'application/x-www-form-urlencoded';

/** What a handler gets: a request that has passed every guard of its route. */
export type Delivery = {
  /** The one variable segment of the path (`/tools/:tool`), already checked against its pattern; else null. */
  readonly parameter: string | null;
  /** What the sender has of it already (`If-None-Match`), on a route that takes no body. */
  readonly etag?: string | undefined;
  /** The query string without `?`, not decoded; empty when there is none. */
  readonly query: string;
  /** The body as it came, for storing before understanding. Empty when there is none. */
  readonly raw: Buffer;
  /** The body as JSON. `undefined` when the route takes none, or when it could not be read and the route bears that. */
  readonly body: unknown;
  /** Whether the provider's signature stands behind it, and not a secret header alone. */
  readonly signed?: boolean;
  /** When the request's headers had arrived, on the clock of `performance.now()` (milliseconds). */
  readonly arrivedAt: number;
};

/** What the handler of a route that streams gets. */
export type StreamedDelivery = Delivery & {
  /** Aborts when the sender hangs up. */
  readonly gone: AbortSignal;
  readonly headers: IncomingHttpHeaders;
};

/** What is known of the call that a delivery is about. None of it names a caller. */
export type CallClue = {
  readonly callRef: string | null;
  readonly callSid: string | null;
  readonly conversationId: string | null;
};

/**
 * `body` is sent as JSON; with a `type` it is a text and sent as it stands. `afterwards` runs once the answer is on its
 * way, for work the sender must not wait for.
 */
export type Answer = {
  readonly status: number;
  readonly body: unknown;
  readonly type?: 'text/xml' | 'text/calendar; charset=utf-8';
  readonly etag?: string;
  readonly afterwards?: () => void;
  readonly about?: CallClue;
  /** The very same was delivered before. */
  readonly cameBefore?: boolean;
};

/**
 * An answer that is sent while it is being made, each piece as it comes. `pieces` ends by itself once `gone` says so,
 * and never throws: what has begun is ended in words of the route's own. Nothing of it is kept for the owner.
 */
export type StreamedAnswer = {
  readonly status: number;
  readonly type: 'text/event-stream' | 'application/json';
  readonly pieces: AsyncIterable<Uint8Array>;
  readonly about: CallClue;
};

type CommonRoute = {
  /** Stands in logs in place of the path, which may hold a caller's hash. */
  readonly name: string;
  readonly method: 'GET' | 'POST';
  /**
   * Exact, or with one last segment: `:tool` (`[A-Za-z0-9_-]{1,64}`), `:phone_hash` (64 hex digits) or `:calendar` (32
   * letters and `.ics`).
   */
  readonly path: `/${string}`;
  /** `null`: the route takes no body, and one that is sent all the same is not read. */
  readonly contentType: 'application/json' | typeof FORM | null;
  readonly maxBytes: number;
  /** False: for now the route does not exist. */
  open?(): boolean;
};

/** A route whose sender is told what was wrong with the request. */
export type StrictRoute = CommonRoute & {
  readonly neverFails?: false;
  readonly auth: RouteAuth;
  /** `bytes`: the handler reads the body itself, because it keeps what cannot be read or cuts it, or it is a form. */
  readonly reads?: 'json' | 'bytes';
  /** What a known sender is answered whose body is no JSON; left out, 400. */
  readonly unreadable?: Refusal;
  readonly streams?: false;
  /** `nowhere`: the address was given to nobody. It is answered as one that does not exist, and counted. */
  handle(delivery: Delivery): Answer | 'nowhere' | Promise<Answer | 'nowhere'>;
};

/** A route whose answers may be sent while they are made. */
export type StreamingRoute = Omit<StrictRoute, 'streams' | 'handle'> & {
  readonly streams: true;
  handle(delivery: StreamedDelivery): Promise<Answer | StreamedAnswer>;
};

/**
 * A route that a ringing phone waits for. Its secret is checked before anything else of the request; from then on no
 * fault, theirs or ours, gives an error: at worst `fallback` is sent, `deadlineMs` after the request arrived.
 */
export type CalmRoute = CommonRoute & {
  readonly neverFails: true;
  readonly streams?: false;
  readonly auth: HeaderSecretAuth;
  readonly deadlineMs: number;
  handle(delivery: Delivery): Answer | Promise<Answer>;
  /** Must be quick and must not fail. `delivery.body` is there if it had arrived. */
  fallback(delivery: Delivery): Answer;
};

export type WebhookRoute = StrictRoute | StreamingRoute | CalmRoute;
