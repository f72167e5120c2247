import type { ToolOutcome } from './finished-call.ts';

export type ToolFact = { slot: string; value: string };

const booking = new Set(['book_appointment', 'create_appointment']);
/** Our own door stored what these said when they were called. */
const ours = new Set(['remember', 'correct', 'recall', 'take_message']);
const nameKeys = ['customer_name', 'customerName', 'client_name', 'clientName', 'name'];
const emailKeys = ['customer_email', 'customerEmail', 'client_email', 'clientEmail', 'email'];
const mostFacts = 20;

/** What a tool that worked tells about the caller: a booking's name and e-mail, and any `facts` it answered with. */
export function toolFacts({ tool, input, output, failed }: ToolOutcome): ToolFact[] {
  if (failed || ours.has(tool)) return [];
  const answer = recordOf(output);
  if (answer.success === false) return [];
  const data = recordOf(answer.data);
  const listed = [answer.facts, data.facts].flatMap((facts) => (isList(facts) ? facts.slice(0, mostFacts) : []));
  const facts = listed.flatMap((fact) => {
    const { slot, value } = recordOf(fact);
    return typeof slot === 'string' && typeof value === 'string' ? [{ slot, value }] : [];
  });
  return booking.has(tool) ? [...bookedFor([recordOf(data.appointment), data, answer, input]), ...facts] : facts;
}

/** The booking as it was stored comes first; what the agent asked for only fills gaps. */
function bookedFor(sources: readonly Record<string, unknown>[]): ToolFact[] {
  const first = (keys: readonly string[]) =>
    sources.flatMap((source) => keys.flatMap((key) => (typeof source[key] === 'string' ? [source[key]] : [])))[0];
  const [name, email] = [first(nameKeys), first(emailKeys)];
  return [
    ...(name === undefined ? [] : [{ slot: 'customer_name', value: name }]),
    ...(email === undefined ? [] : [{ slot: 'email', value: email }]),
  ];
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
