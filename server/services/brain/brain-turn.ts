import { toMessages, type SpokenTurn, type ToolRound } from '../../domain/brain/history.ts';
import { createThoughtFilter } from '../../domain/brain/thoughts.ts';
import type { BrainSays } from '../../domain/brain/says.ts';
import {
  ModelFault,
  type ChatModel,
  type ChatPart,
  type ChatTool,
  type ToolCall,
} from '../../domain/model/chat-model.ts';
import type { BrainCaller } from './brain-callers.ts';
import type { Speaking } from './speaking.ts';

/** What a conversation has brought so far. */
export type Known = {
  /** What is looked up in a turn is added. */
  rounds: ToolRound[];
  /** Small models can use none, and their servers refuse to be told of any. */
  isToolless: boolean;
};

type Turn = {
  model: ChatModel;
  caller: BrainCaller;
  turns: readonly SpokenTurn[];
  known: Known;
  speaking: Speaking;
  says: BrainSays;
  /** What came of it, as the model reads it. Throws for a fault of ours. */
  useTool: (call: ToolCall) => string;
  /** Nobody listens any more. */
  signal: AbortSignal;
  /** What is being said must not be said any more, and the caller hears so. */
  silenced: AbortSignal;
  /** How long all of it may take, whatever is looked up meanwhile. */
  wholeMs: number;
  /** Told why the model gave no answer, or null. */
  answered: (problem: ModelFault['kind'] | null) => void;
  report: (where: string, error: unknown) => void;
};

/** In one turn: somebody waits on the phone meanwhile. */
const MOST_TOOLS = 6;
/** In one conversation: a model that goes round in circles is stopped for good. */
const MOST_ROUNDS = 60;

/** Nobody listens to more at a time. */
const MOST_TOKENS = 600;

const refusal = (error: string, code: string): string => JSON.stringify({ success: false, error, code });
const ENOUGH = refusal('That is enough for now. Answer the caller with what you know.', 'TOO_MANY_CALLS');
const FAILED = refusal('That did not work: it is not known whether it was done.', 'FAULT');

type Because = Extract<ChatPart, { kind: 'end' }>['because'];
class ToolFault extends Error {}

/** One turn of a conversation: asks the model, has done what it wants done, speaks. Nothing is ever left unsaid. */
export async function takeTurn(turn: Turn): Promise<void> {
  const { speaking, says, signal, silenced, answered, report } = turn;
  try {
    const because = await inTime(turn);
    if (signal.aborted) return;
    answered(null);
    speaking.finish(because !== 'length');
    if (because === 'refused' || !speaking.hasSpoken()) speaking.instead(says.refused);
  } catch (error) {
    if (error instanceof ModelFault && !signal.aborted && !silenced.aborted) answered(error.kind);
    if (!(error instanceof ModelFault)) report('brain-turn', error instanceof ToolFault ? error.cause : error);
    if (!signal.aborted) speaking.instead(apology(error, turn));
  }
}

/** Also where a model goes on although it was told to stop. Throws `ModelFault` where the time is over. */
async function inTime(turn: Turn): Promise<Because> {
  const { signal, silenced, wholeMs } = turn;
  const late = new AbortController();
  const over = Promise.withResolvers<never>();
  const end = setTimeout(() => {
    over.reject(new ModelFault('slow'));
    late.abort();
  }, wholeMs);
  const ended = AbortSignal.any([signal, silenced, late.signal]);
  const cut = (): void => over.reject(new ModelFault('cut'));
  ended.addEventListener('abort', cut, { once: true });
  try {
    return await Promise.race([think({ ...turn, signal: ended }), over.promise]);
  } finally {
    clearTimeout(end);
    ended.removeEventListener('abort', cut);
  }
}

/** Asks again with what came of its tools, until the model has nothing more to look up. */
async function think(turn: Turn): Promise<Because> {
  const { known, caller, signal } = turn;
  let left = MOST_TOOLS;
  for (;;) {
    const mayUse = left > 0 && caller.tools.length > 0 && known.rounds.length < MOST_ROUNDS && !known.isToolless;
    const { said, calls, because } = await (mayUse ? listenWithTools(turn) : listen(turn, []));
    if (signal.aborted || calls.length === 0 || !mayUse) return because;
    turn.speaking.finish(false);
    useTools(turn, { said, calls, left });
    left -= calls.length;
  }
}

/** A server that will not be told of tools may still answer without them. */
async function listenWithTools(turn: Turn): ReturnType<typeof listen> {
  try {
    return await listen(turn, turn.caller.tools);
  } catch (error) {
    const isRefused = error instanceof ModelFault && error.kind === 'refused' && !turn.speaking.hasSpoken();
    if (!isRefused || turn.signal.aborted) throw error;
    const heard = await listen(turn, []);
    turn.known.isToolless = true;
    return heard;
  }
}

async function listen({ model, caller, turns, known, speaking, signal }: Turn, tools: readonly ChatTool[]) {
  const messages = toMessages({ system: caller.prompt, turns, rounds: known.rounds });
  const request = { messages, maxTokens: MOST_TOKENS, ...(tools.length > 0 && { tools }) };
  const heard = { said: '', calls: [] as ToolCall[], because: 'stop' as Because };
  for await (const part of model.stream(request, signal)) {
    // Whoever was interrupted says nothing any more, whatever still comes.
    if (signal.aborted) break;
    if (part.kind === 'tool') heard.calls.push(part.call);
    if (part.kind === 'end') heard.because = part.because;
    if (part.kind !== 'text') continue;
    heard.said += part.text;
    speaking.write(part.text);
  }
  return heard;
}

type Asked = { said: string; calls: readonly ToolCall[]; left: number };

function useTools({ turns, known, useTool, signal }: Turn, { said, calls, left }: Asked): void {
  const done: { call: ToolCall; answer: string }[] = [];
  for (const [index, call] of calls.entries()) {
    // The caller has gone on: what was not begun yet is not done any more.
    if (signal.aborted) return;
    if (index === 0) known.rounds.push({ after: turns.length, said: spokenOf(said), done });
    if (index >= left) {
      done.push({ call, answer: ENOUGH });
      continue;
    }
    try {
      done.push({ call, answer: useTool(call) });
    } catch (cause) {
      done.push({ call, answer: FAILED });
      throw new ToolFault('A tool failed.', { cause });
    }
  }
}

function spokenOf(written: string): string {
  const thoughts = createThoughtFilter();
  return thoughts.heardOf(written) + thoughts.rest(false);
}

function apology(error: unknown, { says, speaking }: Turn): string {
  if (error instanceof ToolFault) return says.tool;
  if (!(error instanceof ModelFault)) return says.away;
  const isBroken = error.kind === 'cut' || error.kind === 'unreadable';
  return isBroken || (error.kind === 'slow' && speaking.hasSpoken()) ? says.cut : says.away;
}
