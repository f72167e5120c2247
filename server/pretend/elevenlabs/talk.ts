import type { WebSocket } from 'ws';

import type { Conversation } from './conversation-document.ts';
import { isJson, type Json } from './json.ts';

/** How conversations over a socket go; may be changed at any time. */
export type Talking = {
  /** Says everything back that it hears, frame by frame. */
  echoes: boolean;
  /** Refuses the socket, as while the provider is down. */
  isAbsent: boolean;
  /** Says nothing at all, though the socket is open. */
  isSilent: boolean;
  /** How long it takes to say anything. */
  answersMs: number;
  /** In place of what the agent is set to. */
  formats: { input: string; output: string } | null;
  /** Ends every conversation right after it was begun (elevenlabs.md §7.3). */
  closesWith: { code: number; reason: string } | null;
};

export const QUIET_TALK: Talking = {
  ...{ echoes: false, isAbsent: false, isSilent: false, answersMs: 0, formats: null, closesWith: null },
};

export type Talk = ReturnType<typeof createTalk>;

/** The provider's end of one conversation over a socket, to be led by whoever tests. */
export function createTalk(socket: WebSocket, conversation: Conversation, talking: Talking) {
  const heard: string[] = [];
  const [pongs, contexts, others]: [number[], string[], Json[]] = [[], [], []];
  const listening: (() => void)[] = [];
  const ids = { last: 0 };
  const send = (message: Json): void => socket.send(JSON.stringify(message));
  const told = (type: string, part: string, fields: Json): void => send({ type, [part]: fields });
  const tellsOf = (text: string): void =>
    told('agent_response', 'agent_response_event', { agent_response: text, event_id: ids.last });
  const talk = {
    conversation,
    socket,
    /** Every frame of the caller's, in base64 and in order. */
    heard,
    pongs,
    contexts,
    /** Every other message, the first of which began it. */
    others,
    send,
    /** One piece of the agent's voice; resolves to the number it got. */
    speaks(payload: string, id = (ids.last += 1)): number {
      // As it is made fifty times a second for every call of the bench.
      socket.send(`{"type":"audio","audio_event":{"audio_base_64":"${payload}","event_id":${id}}}`);
      return id;
    },
    interrupts: (id = ids.last): void => told('interruption', 'interruption_event', { event_id: id }),
    pings: (id: number): void => told('ping', 'ping_event', { event_id: id, ping_ms: null }),
    hears(text: string): void {
      conversation.turns.push({ role: 'user', message: text });
      told('user_transcript', 'user_transcription_event', { user_transcript: text, event_id: ids.last });
      for (const listener of listening) listener();
    },
    /** Whoever thinks elsewhere is told that the caller has said something. */
    whenHeard: (listener: () => void): void => void listening.push(listener),
    says(text: string): void {
      conversation.turns.push({ role: 'agent', message: text });
      tellsOf(text);
    },
    /** Tells of a turn that is in the transcript already. */
    tellsOf,
    corrects(before: string, after: string): void {
      const fields = { original_agent_response: before, corrected_agent_response: after, event_id: ids.last };
      told('agent_response_correction', 'agent_response_correction_event', fields);
    },
    fails: (code: number, message: string): void => told('error', 'error_event', { code, message }),
    closes: (code = 1000, reason = ''): void => socket.close(code, reason),
  };
  return { ...talk, takes: (text: string) => take(talk, talking, text) };
}

type Led = Pick<Talk, 'heard' | 'pongs' | 'contexts' | 'others' | 'speaks'>;

function take(talk: Led, talking: Talking, text: string): void {
  const message: unknown = JSON.parse(text);
  if (!isJson(message)) return;
  const { user_audio_chunk: payload, event_id: id, text: context } = message;
  if (typeof payload === 'string') {
    talk.heard.push(payload);
    if (talking.echoes) talk.speaks(payload);
  } else if (message['type'] === 'pong' && typeof id === 'number') talk.pongs.push(id);
  else if (message['type'] === 'contextual_update' && typeof context === 'string') talk.contexts.push(context);
  else talk.others.push(message);
}
