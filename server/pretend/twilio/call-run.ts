import type { LiveCall } from '../elevenlabs/live-call.ts';
import { addCall, isOver } from './calls.ts';
import { signature, type Fields } from './signature.ts';
import type { Line, PhoneCall } from './state.ts';
import { openStream, type StreamPhone } from './stream-phone.ts';
import { readTwiml, type Verb } from './twiml.ts';
import { posted, twimlTrouble, type PostDeps } from './webhook.ts';

/** How those who are dialled behave. */
export type Dialled = 'completed' | 'busy' | 'no-answer' | 'failed';

export type RunDeps = PostDeps & {
  /** Joins a call to the conversation that was registered for it. */
  joins: (conversationId: string) => LiveCall | null;
  dialled: (number: string) => Dialled;
  /** How fast a caller's phone plays what comes over a stream. */
  speed: () => 'at once' | 'of speech';
  record: (callSid: string) => { sid: string; url: string; seconds: number };
};

/** Everything that happened on a call, in order, as the caller would tell it. */
export type Heard =
  | { kind: 'said'; text: string; language: string | null }
  | { kind: 'rejected'; reason: string }
  | { kind: 'dialled'; number: string; result: Dialled }
  | { kind: 'recorded'; sid: string }
  | { kind: 'agent'; call: LiveCall }
  | { kind: 'stream'; phone: StreamPhone }
  | { kind: 'broken'; code: string }
  | { kind: 'flow'; sid: string }
  | { kind: 'hung up' };

export type CallRun = {
  call: PhoneCall;
  heard: Heard[];
  agent: LiveCall | null;
  /** The caller's phone, once their voice goes over a stream. */
  phone: StreamPhone | null;
  /** Everything that comes after the stream, if there was one. */
  rest: Promise<void>;
};

const LONGEST_WAY = 10;

/** A call to a number that we answer: the voice address, its fallback where that fails, then what the TwiML says. */
export async function runCall(deps: RunDeps, line: Line, given: { from: string; more?: Fields }): Promise<CallRun> {
  const call = addCall(deps.state, { from: given.from, to: line.number, direction: 'inbound', now: deps.now() });
  const run: CallRun = { call, heard: [], agent: null, phone: null, rest: Promise.resolve() };
  const asked = { ...callFields(deps, call), ...given.more };
  await follow(deps, run, await fetched(deps, run, line, line.voiceUrl, asked), asked, line);
  if (run.agent === null && run.phone === null)
    await overAndTold(deps, line, run, isOver(call) ? call.status : 'completed');
  return run;
}

/** Ends a call and tells the number's status address, once (twilio.md §3). */
export async function overAndTold(deps: PostDeps, line: Line, { call }: CallRun, status: string): Promise<void> {
  const seconds = Math.max(0, Math.round((deps.now().getTime() - call.startedAt.getTime()) / 1000));
  Object.assign(call, { status, seconds });
  if (line.statusUrl === '') return;
  await posted(deps, line.statusUrl, {
    ...callFields(deps, call),
    ...{ CallDuration: String(seconds), Duration: String(Math.ceil(seconds / 60)), SequenceNumber: '0' },
    ...{ CallbackSource: 'call-progress-events', Timestamp: deps.now().toUTCString() },
  });
}

export function callFields({ state }: Pick<PostDeps, 'state'>, call: PhoneCall): Record<string, string> {
  return {
    ...{ CallSid: call.sid, AccountSid: state.account.sid, From: call.from, To: call.to, Caller: call.from },
    ...{ Called: call.to, CallStatus: call.status, ApiVersion: '2010-04-01', Direction: call.direction },
    ...{ FromCountry: 'US', ToCountry: 'US', FromCity: '', ToState: '' },
  };
}

/** The TwiML of an address, or of the line's fallback where that has none; null where nothing is left. */
async function fetched(deps: RunDeps, run: CallRun, line: Line, url: string, fields: Fields): Promise<Verb[] | null> {
  const arrived = await posted(deps, url, fields);
  const verbs = arrived?.status === 204 ? [] : readTwiml(arrived?.body ?? '');
  const code = twimlTrouble(arrived) ?? (verbs === null ? '12100' : null);
  if (code === null) return verbs;
  alert(deps, run, code);
  const flow = [...deps.state.flows.keys()].find((sid) => line.fallbackUrl.endsWith(`/Flows/${sid}`));
  if (flow !== undefined) {
    run.heard.push({ kind: 'flow', sid: flow });
    return [];
  }
  if (line.fallbackUrl === '' || line.fallbackUrl === url) return null;
  return fetched(deps, run, { ...line, fallbackUrl: '' }, line.fallbackUrl, {
    ...fields,
    ErrorCode: code,
    ErrorUrl: url,
  });
}

function alert({ state, now }: RunDeps, run: CallRun, code: string): void {
  run.heard.push({ kind: 'broken', code });
  const sid = state.newSid('NO');
  state.alerts.push({ sid, code, at: now(), resourceSid: run.call.sid, text: `Error ${code}` });
}

/** Does what the verbs say; a verb with an `action` goes on with what that answers. */
export async function follow(
  deps: RunDeps,
  run: CallRun,
  verbs: Verb[] | null,
  fields: Fields,
  line: Line,
  left = LONGEST_WAY,
): Promise<void> {
  if (verbs === null || left === 0) return;
  for (const [index, verb] of verbs.entries()) {
    if (verb.name === 'Reject') {
      run.heard.push({ kind: 'rejected', reason: verb.attributes['reason'] ?? 'rejected' });
      run.call.status = 'busy';
      return;
    }
    run.call.status = 'in-progress';
    if (await streams(deps, run, verb)) {
      const goOn = (): Promise<void> => follow(deps, run, verbs.slice(index + 1), fields, line, left);
      run.rest = afterStream(deps, run, line, goOn);
      return;
    }
    const next = done(deps, run, verb);
    if (next === 'over') return;
    if (next === null) continue;
    const asked = { ...fields, ...callFields(deps, run.call), ...next.fields };
    const url = new URL(next.url, line.voiceUrl).href;
    return follow(deps, run, await fetched(deps, run, line, url, asked), asked, line, left - 1);
  }
}

/** Whether the caller's voice goes over a stream from now on; one that is refused is passed over (twilio.md §1.4). */
async function streams(deps: RunDeps, run: CallRun, verb: Verb): Promise<boolean> {
  const stream = verb.name === 'Connect' ? verb.inside.find(({ name }) => name === 'Stream') : undefined;
  const { url } = stream?.attributes ?? {};
  const given = (stream?.inside ?? []).map(({ attributes: { name = '', value = '' } }) => [name, value] as const);
  const parameters = Object.fromEntries(given);
  if (url === undefined || !/^wss?:/.test(url) || 'conversation_id' in parameters) return false;
  const { call } = run;
  const [streamSid, accountSid] = [deps.state.newSid('MZ'), deps.state.account.sid];
  try {
    const way = deps.outside.socketWay(url);
    const headers = { ...way.headers, 'x-twilio-signature': signature(deps.token(), url, {}) };
    const start = { streamSid, callSid: call.sid, accountSid, parameters };
    run.phone = await openStream({ url: way.url, headers }, start, deps.speed());
    run.heard.push({ kind: 'stream', phone: run.phone });
    return true;
  } catch {
    alert(deps, run, '31920');
    return false;
  }
}

/** The server ended the stream: the call goes on as the TwiML says behind it. The caller hung up: it is over. */
async function afterStream(deps: RunDeps, run: CallRun, line: Line, goOn: () => Promise<void>): Promise<void> {
  const over = await run.phone?.over;
  run.phone = null;
  if (over?.by === 'twilio') return;
  if (over?.by === 'server') await goOn();
  const isLeft = run.agent !== null || run.phone !== null;
  if (!isLeft) await overAndTold(deps, line, run, 'completed');
}

type Next = { url: string; fields: Fields } | 'over' | null;

function done(deps: RunDeps, run: CallRun, verb: Verb): Next {
  switch (verb.name) {
    case 'Say':
      run.heard.push({ kind: 'said', text: verb.text.trim(), language: verb.attributes['language'] ?? null });
      return null;
    case 'Hangup':
      run.heard.push({ kind: 'hung up' });
      return 'over';
    case 'Redirect':
      return { url: verb.text.trim(), fields: {} };
    case 'Dial':
      return dial(deps, run, verb);
    case 'Record':
      return record(deps, run, verb);
    case 'Connect':
      return connect(deps, run, verb);
  }
  return null;
}

function dial({ dialled }: RunDeps, run: CallRun, verb: Verb): Next {
  const number = (verb.inside.find(({ name }) => name === 'Number')?.text ?? verb.text).trim();
  const result = dialled(number);
  run.heard.push({ kind: 'dialled', number, result });
  const fields = { DialCallStatus: result, DialCallSid: `CA${'0'.repeat(32)}`, DialCallDuration: '30' };
  return actionOf(verb, fields) ?? (result === 'completed' ? 'over' : null);
}

function record(deps: RunDeps, run: CallRun, verb: Verb): Next {
  const { sid, url, seconds } = deps.record(run.call.sid);
  run.heard.push({ kind: 'recorded', sid });
  return actionOf(verb, { RecordingSid: sid, RecordingUrl: url, RecordingDuration: String(seconds), Digits: 'hangup' });
}

function connect(deps: RunDeps, run: CallRun, verb: Verb): Next {
  const stream = verb.inside.find(({ name }) => name === 'Stream');
  const given = stream?.inside.find(({ attributes }) => attributes['name'] === 'conversation_id')?.attributes['value'];
  // One that did not open is passed over.
  if (stream !== undefined && given === undefined) return actionOf(verb, {});
  const agent = given === undefined ? null : deps.joins(given);
  if (agent === null) return actionOf(verb, {}) ?? 'over';
  agent.conversation.callSid = run.call.sid;
  run.agent = agent;
  run.heard.push({ kind: 'agent', call: agent });
  return 'over';
}

function actionOf({ attributes }: Verb, fields: Fields): Exclude<Next, 'over'> {
  const { action } = attributes;
  return action === undefined || action === '' ? null : { url: action, fields };
}
