import { admitByHeader } from './admission.ts';
import { readBody } from './read-body.ts';
import { readJson } from './read-json.ts';
import { misfit } from './request-fit.ts';
import type { RouteRun } from './strict-route.ts';
import type { Answer, CalmRoute, Delivery } from './webhook-route.ts';

const noBytes = Buffer.alloc(0);

/**
 * A request that is answered in time and without an error once its secret has matched (spec §4.3): a caller hears the
 * phone ring while this runs, and any error means that nobody picks up.
 */
export async function runCalmRoute(run: RouteRun<CalmRoute>): Promise<void> {
  const { req, exchange, found, report } = run;
  const entry = admitByHeader(req.headers, found.route.auth);
  if (entry.outcome === 'not_configured') return exchange.refuse(entry.outcome);
  if (entry.outcome !== 'admitted') return exchange.refuseSender('wrong_credential');

  const { parameter, query, route } = found;
  let delivery: Delivery = { parameter, query, raw: noBytes, body: undefined, arrivedAt: exchange.arrivedAt };
  try {
    const received = await receive(run, delivery);
    if (received === 'gone') return;
    if (received !== 'late') delivery = received;
    exchange.answer(received === 'late' ? route.fallback(delivery) : await answerInTime(run, delivery), delivery);
  } catch (error) {
    report(error);
    exchange.answer(route.fallback(delivery), delivery);
  }
}

/** Milliseconds, never below zero: a request that waited for the event loop may come here too late. */
const timeLeft = ({ found, exchange }: RouteRun<CalmRoute>): number =>
  Math.max(0, found.route.deadlineMs - (performance.now() - exchange.arrivedAt));

/** The delivery with its body, if that came, fits and can be read; else without one. */
async function receive(run: RouteRun<CalmRoute>, bare: Delivery): Promise<Delivery | 'late' | 'gone'> {
  const { req, found, budget } = run;
  if (misfit(req.headers, found.route)) return bare;
  const claim = budget.claim('known');
  try {
    const read = await readBody(req, { maxBytes: found.route.maxBytes, deadlineMs: timeLeft(run), claim });
    if (read.kind === 'too_slow') return 'late';
    if (read.kind !== 'whole') return read.kind === 'gone' ? 'gone' : bare;
    const raw = read.bytes();
    const json = readJson(raw);
    return { ...bare, raw, body: json.readable ? json.value : undefined };
  } finally {
    claim.release();
  }
}

/** The handler's answer, or the fallback when it is not there by the deadline. A late failure is still reported. */
async function answerInTime(run: RouteRun<CalmRoute>, delivery: Delivery): Promise<Answer> {
  const { route } = run.found;
  const handled = route.handle(delivery);
  if (!(handled instanceof Promise)) return handled;
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), timeLeft(run));
  });
  const first = await Promise.race([handled, deadline]).finally(() => clearTimeout(timer));
  if (first !== 'late') return first;
  handled.catch(run.report);
  return route.fallback(delivery);
}
