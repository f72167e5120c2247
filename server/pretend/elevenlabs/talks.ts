import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

import { WebSocketServer, type WebSocket } from 'ws';

import { ok, type Route } from '../wire/request.ts';
import { thinkElsewhere } from './engine-peer.ts';
import { engineBegun } from './engine-start.ts';
import { begun } from './initiation.ts';
import { at, textAt, type Json } from './json.ts';
import { createLiveCall, type LiveCall, type LiveDeps } from './live-call.ts';
import { newConversation } from './new-conversation.ts';
import { createTalk, QUIET_TALK, type Talk, type Talking } from './talk.ts';

const PATH = '/v1/convai/conversation';
const SIGNED_MS = 15 * 60_000;
const PING_MS = 2000;

/** `key`: what the engines of the account prove themselves by. */
type TalkDeps = LiveDeps & { key: () => string };

/** Conversations over a WebSocket: the signed address, and the provider's end of each socket (elevenlabs.md §7.3). */
export function createTalks(deps: TalkDeps) {
  const talking: Talking = { ...QUIET_TALK };
  const signed = new Map<string, { agentId: string; until: number }>();
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const talks: Talk[] = [];

  /** Who is asked for; null where the address is of nobody, or opened with nothing. */
  function agentOf(url: URL): string | null {
    const agentId = url.searchParams.get('agent_id') ?? '';
    const way = signed.get(url.searchParams.get('conversation_signature') ?? '');
    if (way) return way.agentId === agentId && way.until > deps.now().getTime() ? agentId : null;
    const document = deps.account.state.agents.get(agentId);
    return document && at(document, 'platform_settings', 'auth')['enable_auth'] !== true ? agentId : null;
  }

  return {
    talking,
    /** Every conversation so far, the last one last. */
    talks,
    upgrade: (req: IncomingMessage, socket: Duplex, head: Buffer): void => {
      const url = new URL(req.url ?? '/', 'http://provider');
      const agentId = url.pathname === PATH ? agentOf(url) : null;
      const status = talking.isAbsent ? '503 Service Unavailable' : agentId === null ? '403 Forbidden' : null;
      if (status !== null || agentId === null) {
        socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
        return;
      }
      sockets.handleUpgrade(req, socket, head, (opened) => {
        const conversation = newConversation(deps.account, { agentId, external: '', shop: '', isSocket: true });
        deps.account.state.conversations.set(conversation.id, conversation);
        const talk = createTalk(opened, conversation, talking);
        talks.push(talk);
        hold(deps, talking, opened, talk);
      });
    },
    routes(host: () => string): Route[] {
      const path = `${PATH}/get-signed-url`;
      return [{ method: 'GET', path, scope: 'convai_read', handle: ({ query }) => ok(sign(query, host())) }];
    },
    close(): void {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };

  function sign(query: URLSearchParams, host: string): Json {
    const agentId = query.get('agent_id') ?? '';
    if (!deps.account.state.engines.has(agentId)) deps.account.agent(agentId);
    const token = `cvtkn_${randomBytes(16).toString('hex')}`;
    signed.set(token, { agentId, until: deps.now().getTime() + SIGNED_MS });
    return { signed_url: `${host.replace('http', 'ws')}${PATH}?agent_id=${agentId}&conversation_signature=${token}` };
  }
}

/** One socket, from its first message to its last. */
function hold(deps: TalkDeps, talking: Talking, socket: WebSocket, talk: Talk): void {
  const held: { isBegun: boolean; live: LiveCall | null; pinged: number } = { isBegun: false, live: null, pinged: 0 };
  const pinging = setInterval(() => {
    if (held.live && !talking.isSilent) talk.pings((held.pinged += 1));
  }, PING_MS).unref();
  socket.on('message', (data: Buffer) => {
    talk.takes(data.toString('utf8'));
    if (held.isBegun) return;
    held.isBegun = true;
    const [first = {}] = talk.others;
    const begins = (): void => void (held.live = begin(deps, talking, talk, first));
    if (talking.answersMs === 0) begins();
    else void pause(talking.answersMs, undefined, { ref: false }).then(begins);
  });
  socket.on('error', () => socket.terminate());
  socket.once('close', () => {
    clearInterval(pinging);
    const { status, agentId } = talk.conversation;
    if (status !== 'in-progress') return;
    if (deps.account.state.agents.has(agentId)) void held.live?.ends();
    // Nothing is registered for an engine.
    else Object.assign(talk.conversation, { status: 'done', ended: 'Call ended by remote party' });
  });
}

function begin(deps: TalkDeps, talking: Talking, talk: Talk, first: Json): LiveCall | null {
  const { conversation, socket, closes } = talk;
  if (talking.isSilent || socket.readyState !== socket.OPEN) return null;
  const refused = (code: number, reason: string): null => {
    closes(code, reason);
    return null;
  };
  if (first['type'] !== 'conversation_initiation_client_data') return refused(1008, 'Invalid message received.');
  if (talking.closesWith) return refused(talking.closesWith.code, talking.closesWith.reason);
  const { type: _type, ...initiation } = first;
  const engine = deps.account.state.engines.get(conversation.agentId);
  const start = engine
    ? engineBegun(deps.account, conversation, initiation)
    : begun(deps.account, conversation, initiation, null);
  if (!start.began) return refused(start.code, start.reason);
  const config = engine ?? at(deps.account.agent(conversation.agentId), 'conversation_config');
  talk.send({
    type: 'conversation_initiation_metadata',
    conversation_initiation_metadata_event: {
      conversation_id: conversation.id,
      agent_output_audio_format: talking.formats?.output ?? textAt(at(config, 'tts'), 'agent_output_audio_format'),
      user_input_audio_format: talking.formats?.input ?? textAt(at(config, 'asr'), 'user_input_audio_format'),
    },
  });
  const live = createLiveCall(deps, conversation, start);
  if (start.firstMessage !== '') talk.tellsOf(start.firstMessage);
  if (engine) thinkElsewhere(deps, talk);
  return live;
}
