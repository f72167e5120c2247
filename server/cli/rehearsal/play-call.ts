import { randomBytes } from 'node:crypto';

import type { Pack } from '#contract/calls.ts';

import { phoneHash } from '../../platform/caller-key.ts';
import type { Ask } from '../ask.ts';
import { spokenAsTold } from './as-told.ts';
import { createCarried, type Carried } from './carried.ts';
import type { Door } from './door.ts';
import { callerIdOf } from './fictional-numbers.ts';
import { changesSince, factsOf, untilLearned, type LearnedFact } from './learned.ts';
import { openQuestions } from './open-questions.ts';
import { toPostCall, type CallFacts, type UsedTool } from './post-call.ts';
import { isAboutBooking, type ScriptedCall, type Spoken } from '../../domain/rehearsal-script.ts';
import { readAnswer, toTold, type Answer, type Told } from './told.ts';
import { textsOf, writtenSince, type WrittenText } from './written.ts';

/** Where a script is played: a running server, the shop that is called, and who has which number. */
export type Stage = {
  door: Door;
  ask: Ask;
  now: () => Date;
  businessId: string;
  calledNumber: string;
  agentId: string;
  region: string;
  /** Person of the script → number in E.164. */
  numbers: ReadonlyMap<string, string>;
  /** Kept from call to call; left out, each begins with nothing. */
  carried?: Carried;
  /** Lets a call stay live for a while before it ends, where somebody is watching. */
  whileTalking?: () => Promise<void>;
};

export type PlayedTool = {
  tool: string;
  input: Record<string, unknown>;
  succeeded: boolean;
  /** What it gave the agent to say. */
  says: string;
  /** All of it, as JSON. */
  answer: string;
};

/** What the agent was told when it picked up, what its tools answered, and what is remembered since. */
export type PlayedCall = {
  title: string;
  callId: string;
  callerId: string | null;
  kind: Pack['kind'] | null;
  told: Told;
  /** Time from the ring to the answer. */
  milliseconds: number;
  /** What was said, as far as it depends on what the agent was told. */
  conversation: Spoken[];
  tools: PlayedTool[];
  learned: LearnedFact[];
  texts: WrittenText[];
  /** Topics that nobody could answer so far; null where nobody looks for them. */
  unanswered: string[] | null;
};

/**
 * Plays one call the way ElevenLabs would: initiation, tool calls, post-call delivery, all over the webhook door.
 * @throws AppError `unavailable` or `unauthorized` when the server does not answer as the provider needs it
 */
export async function playCall(stage: Stage, call: ScriptedCall): Promise<PlayedCall> {
  const facts = newCallFacts(stage, call);
  const hash = 'person' in call.from ? phoneHash(stage.numbers.get(call.from.person) ?? '') : null;
  const before = await factsOf(stage, hash);
  const textsBefore = isAboutBooking(call) ? await textsOf(stage) : null;

  const { answer, milliseconds } = await ring(stage.door, facts);
  const told = toTold(answer);
  const conversation = spokenAsTold(call, told.memory);
  const used = await useTools(stage, call, facts);
  await stage.whileTalking?.();
  const spoken = { ...call, conversation };
  await stage.door.deliver(toPostCall({ call: spoken, facts, answer, used, now: stage.now() }));

  const stored = await untilLearned(stage.ask, facts.conversationId);
  return {
    title: call.title,
    callId: stored.id,
    callerId: stored.callerId,
    kind: stored.pack?.kind ?? null,
    ...{ told, milliseconds, conversation },
    tools: used.map(toPlayed),
    learned: changesSince(before, await factsOf(stage, hash)),
    texts: textsBefore === null ? [] : await writtenSince(stage, textsBefore),
    unanswered: call.expect.unanswered ? (await openQuestions(stage)).map(({ topic }) => topic.toLowerCase()) : null,
  };
}

function newCallFacts(stage: Stage, call: ScriptedCall): CallFacts {
  return {
    conversationId: `conv_${randomBytes(14).toString('hex')}`,
    callSid: `CA${randomBytes(16).toString('hex')}`,
    streamSid: `MZ${randomBytes(16).toString('hex')}`,
    agentId: stage.agentId,
    calledNumber: stage.calledNumber,
    callerId: callerIdOf(call.from, stage.numbers, stage.region),
  };
}

async function ring(door: Door, facts: CallFacts): Promise<{ answer: Answer; milliseconds: number }> {
  const rangAt = performance.now();
  const body = await door.ring({
    caller_id: facts.callerId,
    agent_id: facts.agentId,
    called_number: facts.calledNumber,
    call_sid: facts.callSid,
    conversation_id: facts.conversationId,
  });
  return { answer: readAnswer(body), milliseconds: performance.now() - rangAt };
}

function toPlayed({ tool, input, reply }: UsedTool): PlayedTool {
  const says = reply.success ? reply.message : reply.error;
  return { tool, input, succeeded: reply.success, says, answer: JSON.stringify(reply) };
}

async function useTools(
  { door, carried = createCarried() }: Stage,
  call: ScriptedCall,
  facts: CallFacts,
): Promise<UsedTool[]> {
  const used: UsedTool[] = [];
  for (const part of call.conversation) {
    if (!('tool' in part)) continue;
    const input = carried.fill(part.input);
    const body = { ...input, conversation_id: facts.conversationId, call_sid: facts.callSid };
    const reply = await door.useTool(part.tool, body);
    carried.note(reply);
    used.push({ tool: part.tool, input, reply });
  }
  return used;
}
