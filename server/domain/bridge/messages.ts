/** What the phone's side of a bridged call tells, in words of ours. */
export type PhoneMessage =
  | { kind: 'connected' }
  | { kind: 'start'; start: StreamStart }
  | { kind: 'audio'; payload: string }
  | { kind: 'key'; digit: string }
  | { kind: 'mark'; name: string }
  | { kind: 'stop' };

export type StreamStart = {
  streamSid: string;
  callSid: string;
  parameters: Readonly<Record<string, string>>;
  isUlaw: boolean;
};

/** What the agent's side tells. `id` counts what it did; an interruption means everything up to its own. */
export type AgentMessage =
  | { kind: 'met'; conversationId: string; isUlaw: boolean }
  | { kind: 'audio'; payload: string; id: number }
  | { kind: 'interrupted'; id: number }
  | { kind: 'ping'; id: number }
  /** It waits for something that only a page with the agent in it could do. */
  | { kind: 'tool'; id: string }
  | { kind: 'turn'; role: 'caller' | 'agent'; text: string; id: number | null }
  | ({ kind: 'corrected' } & Correction);

/** What the caller really heard of something the agent said; `original` and `id` say of what, where they are known. */
export type Correction = { text: string; original: string | null; id: number | null };

/** How the phone's side words it. `read` never throws: null for whatever is of no use here. */
export type PhoneWire = {
  read(text: string): PhoneMessage | null;
  audio(streamSid: string, payload: string): string;
  clear(streamSid: string): string;
  mark(streamSid: string, name: string): string;
};

/** How the agent's side words it. */
export type AgentWire = {
  read(text: string): AgentMessage | null;
  begin(initiation: unknown): string;
  audio(payload: string): string;
  pong(id: number): string;
  /** There is no such tool on a phone. */
  noTool(id: string): string;
  context(text: string): string;
};
