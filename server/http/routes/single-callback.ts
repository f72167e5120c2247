import { toSingleCallback } from '../../integrations/elevenlabs/single-callback.ts';
import type { ToolAnswer } from '../../services/tool-desk.ts';
import { readJson } from '../read-json.ts';
import { refusals, refusalSaying } from '../refusals.ts';
import type { Answer, Delivery, EitherAuth, WebhookRoute } from '../webhook-route.ts';
import type { PostCallRoute } from './post-call.ts';
import { INVALID, statusOf, type ToolCaller } from './tool-caller.ts';
import { placeOf } from './tools.ts';

type Deps = {
  call: ToolCaller;
  /** Where events of calls are taken. */
  postCall: Pick<PostCallRoute, 'maxBytes' | 'take'>;
  auth: EitherAuth;
};

/** A tool call is small; what is larger can only be the report of a call, and is not read for anybody unknown. */
const MAX_CALL_BYTES = 64 * 1024;

/**
 * Seed 004's routes (spec §3). Events need the signature; a tool call comes with the secret header or is signed. Each
 * answers in the seed's own shape.
 */
export function seed004Routes({ call, postCall, auth }: Deps): WebhookRoute[] {
  const json = { contentType: 'application/json', auth } as const;
  return [
    {
      ...{ ...json, name: 'single-callback', method: 'POST', path: '/api/ai/webhook/elevenlabs' },
      ...{ maxBytes: postCall.maxBytes, reads: 'bytes' },
      handle: (delivery) => single(delivery, call, postCall),
    },
    {
      ...{ auth, name: 'seed-services', method: 'GET', path: '/api/webhooks/elevenlabs/services' },
      // A body is not read, and is no reason to tell a stranger anything but 401.
      ...{ contentType: null, maxBytes: MAX_CALL_BYTES },
      handle: ({ query }) => services(tenantIn(query), call),
    },
    {
      ...{ ...json, name: 'seed-appointments', method: 'POST', path: '/api/webhooks/elevenlabs/appointments' },
      ...{ maxBytes: MAX_CALL_BYTES, unreadable: refusalSaying(200, INVALID) },
      handle: ({ query, body }) => appointment(tenantIn(query), body, call),
    },
  ];
}

async function single(delivery: Delivery, call: ToolCaller, postCall: Pick<PostCallRoute, 'take'>): Promise<Answer> {
  const { raw, signed } = delivery;
  const read = raw.length > MAX_CALL_BYTES ? null : readJson(raw);
  const value = read?.readable ? read.value : null;
  const callback = toSingleCallback(value);
  if (callback.kind === 'event') {
    if (!signed)
      return value === null
        ? answered(INVALID)
        : { status: 401, body: JSON.parse(refusals.wrong_credential.body) as unknown };
    const taken = await postCall.take(delivery, rewrittenIn);
    return taken.status === 200 ? { ...taken, body: { success: true, data: taken.body } } : taken;
  }
  const { tool, parameters, agentId, conversationId } = callback;
  if (tool === null) return answered(INVALID);
  const claimed = placeOf(parameters);
  const clue = { callRef: null, callSid: placeOf(value).clue.callSid, conversationId };
  const place = { clue, agentId, tenantId: claimed.tenantId ?? placeOf(value).tenantId };
  return { ...answered(call(tool, place, parameters)), about: clue };
}

/** An event in the provider's own form, where it came in the seed's. */
function rewrittenIn(body: unknown): unknown {
  const callback = toSingleCallback(body);
  return callback.kind === 'event' ? callback.rewritten : null;
}

function services(tenantId: string | null, call: ToolCaller): Answer {
  if (tenantId === null) return answered(missing('tenantId is required'));
  const answer = call('get_services', { ...NOWHERE, tenantId }, {});
  if (!answer.success) return answered(answer);
  const { services: found, total } = answer.data;
  return { status: 200, body: { success: true, data: { services: only(found, SERVICE), total, tenantId } } };
}

function appointment(inQuery: string | null, body: unknown, call: ToolCaller): Answer {
  const place = placeOf(body);
  const tenantId = place.tenantId ?? inQuery;
  if (tenantId === null) return answered(missing('tenantId is required'));
  if (inQuery !== null && place.tenantId !== null && inQuery !== place.tenantId)
    return answered(missing('tenantId is given twice'));
  const fields = typeof body === 'object' && body !== null ? body : {};
  const isThere = (name: string): boolean =>
    typeof Object.entries(fields).find(([key]) => key === name)?.[1] === 'string';
  // Whoever leaves `employeeId` out means anybody; all the rest cannot be booked without.
  if (!['serviceId', 'customerName', 'startTime'].every(isThere)) return answered(missing(REQUIRED));
  const answer = call('create_appointment', { ...place, tenantId }, fields);
  if (!answer.success) return answered(answer);
  const [made] = only([answer.data['appointment']], APPOINTMENT);
  return {
    status: 200,
    body: { success: true, data: { appointment: made, message: 'Appointment created successfully' } },
    about: place.clue,
  };
}

const NOWHERE = { clue: { callRef: null, callSid: null, conversationId: null }, agentId: null };
const REQUIRED = 'employeeId, serviceId, customerName, and startTime are required';
const SERVICE = ['id', 'name', 'description', 'price', 'duration', 'category'];
const APPOINTMENT = [
  ...['id', 'tenantId', 'employeeId', 'serviceId', 'customerName', 'customerEmail', 'customerPhone'],
  ...['startTime', 'endTime', 'status', 'notes'],
];

/** Exactly the fields that the seed documents, in its order. */
function only(found: unknown, names: readonly string[]): Record<string, unknown>[] {
  const list: unknown[] = Array.isArray(found) ? found : [];
  return list.map((one) => {
    const fields = new Map(typeof one === 'object' && one !== null ? Object.entries(one) : []);
    return Object.fromEntries(names.map((name) => [name, fields.get(name) ?? null]));
  });
}

/** Seed 004 has the sentence among the data. */
function answered(answer: ToolAnswer): Answer {
  const body = answer.success ? { success: true, data: { ...answer.data, message: answer.message } } : answer;
  return { status: statusOf(answer), body };
}

function missing(error: string): ToolAnswer {
  return { success: false, error, code: 'VALIDATION_ERROR' };
}

/** The tenant in the query string, as ids are written; null where there is none. */
function tenantIn(query: string): string | null {
  return placeOf(Object.fromEntries(new URLSearchParams(query))).tenantId;
}
