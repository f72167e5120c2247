import { openHost, type Watch } from '../wire/host.ts';
import { sameText } from '../wire/same-text.ts';
import type { Outside } from '../wire/outside.ts';
import type { PretendRequest } from '../wire/request.ts';
import type { Carrier } from '../elevenlabs/carrier.ts';
import type { LiveCall } from '../elevenlabs/live-call.ts';
import { accountRoutes } from './account.ts';
import { addCall, callRoutes, recordingRoutes } from './calls.ts';
import { follow, overAndTold, runCall, type CallRun, type Dialled, type RunDeps } from './call-run.ts';
import { flowRoutes } from './flows.ts';
import { messageRoutes, texting } from './messages.ts';
import { numberRoutes } from './numbers.ts';
import { refusal } from './refusals.ts';
import type { Fields } from './signature.ts';
import { createState, type Line, type State } from './state.ts';
import { readTwiml } from './twiml.ts';
import { posted } from './webhook.ts';

export type FakeTwilioOptions = {
  accountSid?: string;
  authToken?: string;
  apiKeys?: Readonly<Record<string, string>>;
  isTrial?: boolean;
  /** Numbers besides the account's own that it may write from, such as those that rehearsals give to their shops. */
  mayWriteFrom?: (number: string) => boolean;
  outside: Outside;
  now?: () => Date;
  watch?: Watch;
  /** What becomes of a person who is dialled; nobody answers unless told. */
  dialled?: (number: string) => Dialled;
};

type Behaviour = { dialled: (number: string) => Dialled; speed: 'at once' | 'of speech' };

const RECORDED_SECONDS = 7;

/** Twilio on loopback: its REST API, and what it does when somebody rings (twilio.md §2, §5). */
export async function createFakeTwilio(options: FakeTwilioOptions) {
  const { accountSid = `AC${'0'.repeat(31)}1`, outside, now = () => new Date(), isTrial = false } = options;
  const keys = { authToken: options.authToken ?? 'pretended-auth-token', apiKeys: options.apiKeys ?? {} };
  const state = createState({ accountSid, isTrial });
  const base = `/2010-04-01/Accounts/${accountSid}`;
  const runs: Runs = new Map();
  const joined: { joins: (conversationId: string) => LiveCall | null } = { joins: () => null };
  const behaviour: Behaviour = { dialled: options.dialled ?? (() => 'no-answer'), speed: 'at once' };
  const deps: RunDeps = {
    ...{ state, outside, now, token: () => keys.authToken },
    joins: (id) => joined.joins(id),
    dialled: (number) => behaviour.dialled(number),
    speed: () => behaviour.speed,
    record(callSid) {
      const [sid, seconds] = [state.newSid('RE'), RECORDED_SECONDS];
      state.recordings.set(sid, { sid, callSid, seconds, audio: Buffer.from('ID3 pretended') });
      return { sid, seconds, url: `https://api.twilio.com${base}/Recordings/${sid}` };
    },
  };
  const redirected = (sid: string, twiml: string): void => {
    const live = runs.get(sid);
    live?.run.phone?.hangUp('twilio');
    if (live) void follow(deps, live.run, readTwiml(twiml), {}, live.line);
  };
  const ended = (sid: string): void => {
    const live = runs.get(sid);
    live?.run.phone?.hangUp('twilio');
    if (live) void overAndTold(deps, live.line, live.run, 'completed');
  };
  const host = await openHost({
    routes: [
      ...accountRoutes(state, base),
      ...numberRoutes(state, base),
      ...flowRoutes(state),
      ...callRoutes({ state, base, now, redirected, ended }),
      ...recordingRoutes(state, base),
      ...messageRoutes({ state, base, now, mayWriteFrom: options.mayWriteFrom ?? (() => false) }),
    ],
    admit: (request) => admit(accountSid, keys, request),
    nothing: (path) => ({ code: 20404, message: `The requested resource ${path} was not found`, status: 404 }),
    toPath: (path) => path.replace(/\.json$/, ''),
    now,
    ...(options.watch && { watch: options.watch }),
  });
  return Object.assign(host, {
    accountSid,
    /** May be changed at any time, such as by rotating the token. */
    keys,
    behaviour,
    state,
    account: () => structuredClone({ lines: Object.fromEntries(state.lines), flows: Object.fromEntries(state.flows) }),
    carrier: toCarrier(state, keys, now),
    /** Who takes over the calls that were registered. */
    joinWith(joins: (conversationId: string) => LiveCall | null): void {
      joined.joins = joins;
    },
    ...ringing(deps, runs),
    ...texting(deps, (number) => lineOf(state, number)),
  });
}

type Runs = Map<string, { run: CallRun; line: Line }>;

/** What happens by itself at Twilio, because somebody rings. */
function ringing(deps: RunDeps, runs: Runs) {
  const { state } = deps;
  return {
    /** A call to a number whose voice address is ours. */
    async rings(given: { from: string; to: string; more?: Fields }): Promise<CallRun> {
      const line = lineOf(state, given.to);
      const run = await runCall(deps, line, given);
      if (run.agent !== null || run.phone !== null) runs.set(run.call.sid, { run, line });
      return run;
    },
    /** A call that the agent took is over. */
    hungUp: (run: CallRun, status = 'completed') => overAndTold(deps, lineOf(state, run.call.to), run, status),
    /** Any signed post, as of a status callback, out of order or twice. */
    posts: (url: string, fields: Fields) => posted(deps, url, fields),
  };
}

function lineOf(state: State, number: string): Line {
  const line = [...state.lines.values()].find((one) => one.number === number);
  if (!line) throw new Error('The account has no such number.');
  return line;
}

type Keys = { authToken: string; apiKeys: Readonly<Record<string, string>> };

function opens(accountSid: string, { authToken, apiKeys }: Keys, sid: string, token: string): boolean {
  const known = sid === accountSid ? authToken : apiKeys[sid];
  return known !== undefined && sameText(known, token);
}

function admit(accountSid: string, keys: Keys, { headers }: PretendRequest): void {
  const [, given = ''] = /^Basic (\S+)$/.exec(String(headers['authorization'] ?? '')) ?? [];
  const [sid = '', token = ''] = Buffer.from(given, 'base64').toString('utf8').split(':');
  if (!opens(accountSid, keys, sid, token)) throw refusal(401, 20003, 'Authenticate');
}

function toCarrier(state: State, keys: Keys, now: () => Date): Carrier {
  const find = (number: string): Line | undefined => [...state.lines.values()].find((line) => line.number === number);
  return {
    has: ({ sid, token }, number) => opens(state.account.sid, keys, sid, token) && find(number) !== undefined,
    takeOver(number, { voiceUrl, statusUrl, smsUrl }) {
      const line = find(number);
      if (!line) return;
      Object.assign(line, { voiceUrl, voiceMethod: 'POST', statusUrl, statusMethod: 'POST' });
      if (smsUrl !== null) line.smsUrl = smsUrl;
    },
    letGo(number) {
      const line = find(number);
      if (line) Object.assign(line, { voiceUrl: '', statusUrl: '' });
    },
    ring: ({ from, to }) => ({ callSid: addCall(state, { from, to, direction: 'outbound-api', now: now() }).sid }),
  };
}
