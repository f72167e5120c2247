import type { IncomingMessage } from 'node:http';

import type { SignatureVerifier } from '../integrations/elevenlabs/signature.ts';
import { admit } from './admission.ts';
import type { BodyBudget, BodyClaim, BodySender } from './body-budget.ts';
import type { Exchange } from './exchange.ts';
import { readBody } from './read-body.ts';
import { readJson } from './read-json.ts';
import { forbidden, type Refusal } from './refusals.ts';
import { misfit } from './request-fit.ts';
import type { FoundRoute } from './route-table.ts';
import type { Delivery, StreamingRoute, StrictRoute } from './webhook-route.ts';

export type RouteRun<R> = {
  req: IncomingMessage;
  exchange: Exchange;
  found: FoundRoute & { readonly route: R };
  budget: BodyBudget;
  report: (error: unknown) => void;
  bodyDeadlineMs: number;
};

type StrictRun = RouteRun<StrictRoute | StreamingRoute>;

const noBytes = Buffer.alloc(0);

/** A request's way through the guards, in the order of reliability.md §2.1. Cheap refusals first, each of them final. */
export async function runStrictRoute(run: StrictRun): Promise<void> {
  const { req, exchange, found, budget } = run;
  const unfit = misfit(req.headers, found.route);
  if (unfit) return exchange.refuse(unfit);
  const entry = admit(req.headers, found.route.auth, req.url ?? '');
  if (entry.outcome === 'not_configured') return exchange.refuse(entry.outcome);
  if (entry.outcome === 'malformed_credential' || entry.outcome === 'wrong_credential') {
    return exchange.refuseSender(entry.outcome, refusalOf(found.route));
  }
  const verifier = entry.outcome === 'pending' ? entry.verifier : null;
  const claim = budget.claim(verifier ? strangerAt(found.route) : 'known');
  try {
    const delivery = await receive(run, claim, verifier);
    if (!delivery) return;
    const answer = await handled(run, delivery);
    if (answer === 'nowhere') exchange.refuseSender('not_found');
    else if ('pieces' in answer) {
      claim.release();
      await exchange.stream(answer);
    } else exchange.answer(answer, delivery);
  } finally {
    claim.release();
  }
}

function handled({ req, exchange, found: { route } }: StrictRun, delivery: Delivery) {
  if (!route.streams) return route.handle(delivery);
  return route.handle({ ...delivery, gone: exchange.gone(), headers: req.headers });
}

/** The delivery for the handler, or null when the request is already answered or its sender gone. */
async function receive(
  { req, exchange, found, bodyDeadlineMs }: StrictRun,
  claim: BodyClaim,
  verifier: SignatureVerifier | null,
): Promise<Delivery | null> {
  const { route, parameter, query } = found;
  const signed = verifier !== null;
  const delivery = { parameter, query, raw: noBytes, body: undefined, signed, arrivedAt: exchange.arrivedAt };
  if (route.contentType === null) {
    // Without a body it is the query that is signed (seed 004); nothing pending may ever pass unasked.
    verifier?.update(Buffer.from(query));
    if (verifier === null || verifier.outcome() === 'genuine')
      return { ...delivery, etag: req.headers['if-none-match'] };
    exchange.refuseSender('wrong_credential', refusalOf(route));
    return null;
  }

  const onChunk = verifier ? (chunk: Buffer): void => verifier.update(chunk) : undefined;
  const read = await readBody(req, { maxBytes: route.maxBytes, deadlineMs: bodyDeadlineMs, claim, onChunk });
  if (read.kind !== 'whole') {
    if (read.kind !== 'gone') exchange.refuse(read.kind);
    return null;
  }
  const outcome = verifier?.outcome() ?? 'genuine';
  if (outcome !== 'genuine') {
    exchange.refuseSender(outcome === 'stale' ? 'stale_signature' : 'wrong_credential', refusalOf(route));
    return null;
  }
  const raw = read.bytes();
  if (route.reads === 'bytes') return { ...delivery, raw };
  const json = readJson(raw);
  if (!json.readable) {
    exchange.refuse('unreadable', route.unreadable);
    return null;
  }
  return { ...delivery, raw, body: json.value };
}

/** Whose room a body takes that must be read before its sender is known. */
function strangerAt({ auth }: Pick<StrictRoute, 'auth'>): BodySender {
  return auth.kind === 'twilio' ? 'form' : 'stranger';
}

/** What a stranger is told in place of 401. */
function refusalOf({ auth }: Pick<StrictRoute, 'auth'>): Refusal | undefined {
  return auth.kind === 'twilio' ? forbidden : undefined;
}
