import { WebSocket } from 'ws';

import { systemVariables } from './conversation-document.ts';
import { engineToken } from './engine-token.ts';
import { resolved } from './headers.ts';
import { at, isJson, textAt, type Json } from './json.ts';
import type { LiveDeps } from './live-call.ts';
import type { Talk } from './talk.ts';

/** Nobody's voice: one frame of a telephone line that says nothing. */
const SILENCE = Buffer.alloc(160, 0xff).toString('base64');

type Deps = LiveDeps & { key: () => string };

/**
 * A Speech Engine at work: it asks the brain at the registered address for what to say, with what it was registered to
 * prove and to tell, and says it (elevenlabs.md §7.2). An answer to what was said before is let go.
 */
export function thinkElsewhere({ account, outside, now, key }: Deps, talk: Talk): void {
  const { conversation } = talk;
  const way = at(account.state.engines.get(conversation.agentId), 'speech_engine');
  const variables = { ...at(conversation.initiation, 'dynamic_variables'), ...systemVariables(conversation) };
  const told = resolved(account, at(way, 'request_headers'), variables);
  const { url, headers } = outside.socketWay(textAt(way, 'ws_url'));
  const proof = { 'x-elevenlabs-speech-engine-authorization': `Bearer ${engineToken(key(), now())}` };
  const brain = new WebSocket(url, { headers: { ...told, ...proof, ...headers }, perMessageDeflate: false });
  const send = (message: Json): void => {
    if (brain.readyState === WebSocket.OPEN) brain.send(JSON.stringify(message));
  };
  const turn = { id: 0, said: '' };

  function asks(): void {
    turn.id += 1;
    turn.said = '';
    const history = conversation.turns.map(({ role, message: content }) => ({ role, content }));
    send({ type: 'user_transcript', event_id: turn.id, user_transcript: history });
  }

  function answered({ event_id: id, content, is_final: isFinal }: Json): void {
    if (id !== turn.id || typeof content !== 'string') return;
    turn.said += content;
    if (content !== '') talk.speaks(SILENCE);
    if (isFinal !== true || turn.said === '') return;
    talk.says(turn.said);
    turn.said = '';
  }

  brain.once('open', () => {
    send({ type: 'init', conversation_id: conversation.id });
    if (conversation.turns.at(-1)?.role === 'user') asks();
  });
  brain.on('message', (data: Buffer) => {
    const message: unknown = JSON.parse(data.toString('utf8'));
    if (isJson(message) && message['type'] === 'agent_response') answered(message);
  });
  talk.whenHeard(asks);
  talk.socket.once('close', () => {
    send({ type: 'close' });
    brain.close();
  });
  // Without its brain a conversation has nothing to say (elevenlabs.md §7.3).
  brain.on('error', () => talk.closes(1002, 'Speech engine upstream failed'));
  brain.once('close', () => talk.closes(1002, 'Speech engine upstream closed'));
}
