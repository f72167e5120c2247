import { Answer, readAnswer } from './answer.ts';
import type { Told } from './answer.ts';
import { toWho } from './desk.ts';
import type { Desk } from './desk.ts';
import { createJudge } from './judge.ts';
import type { Check } from './judge.ts';
import { expectedAt } from './ledger.ts';
import { toPostCall, toRing } from './payloads.ts';
import type { Account, ReceptionistSet, ScriptedCall } from './script.ts';
import { toTimeline } from './timeline.ts';
import type { Step } from './timeline.ts';

export type Play = {
  checks: Check[];
  /** The bytes of every delivery, in the order they first came. */
  bodies: string[];
  /** When the last step was played; ms since 1970. */
  endedAt: number;
};

/** Plays 18 months against the running product and judges what the agent was told at every ring. */
export async function play(set: ReceptionistSet, desk: Desk): Promise<Play> {
  const judge = createJudge(set);
  const answers = new Map<string, Answer>();
  const bodies = new Map<string, string>();
  const callers = createCallerIds();
  const checks: Check[] = [];
  const steps = toTimeline(set);
  let last = 0;

  for (const step of steps) {
    // Whatever came more than a second ago has long been written down; a repetition comes before that.
    if (step.at - last > 1000) await desk.settle();
    last = step.at;
    desk.setClock(step.at);
    if (step.kind === 'deliver') {
      const { call } = step;
      const body =
        bodies.get(call.conversationId) ?? JSON.stringify(toPostCall(call, answers.get(call.callSid) ?? null));
      bodies.set(call.conversationId, body);
      await desk.finish(body);
    } else if (step.kind === 'review') await review(step, desk);
    else await ring(step.account, step.call);
  }
  await desk.settle();
  return { checks, bodies: [...bodies.values()], endedAt: steps.at(-1)?.at ?? 0 };

  async function ring(account: Account, call: ScriptedCall): Promise<void> {
    const answer = Answer.parse(await desk.ring(toRing(call)));
    answers.set(call.callSid, answer);
    const told = readAnswer(answer);
    checks.push(...judge(account, expectedAt(account, call.at), told, call.position));
    if (account.number !== null) checks.push(callers.check(account, told, call.position));
  }
}

async function review(step: Extract<Step, { kind: 'review' }>, desk: Desk): Promise<void> {
  const { number, shop, calls } = step.account;
  if (number !== null) await desk.review(toWho({ number, shop, calls }), step.slot);
}

/** Every number has one key for the provider, whatever its spelling, and no two numbers have the same. */
export function createCallerIds() {
  const keys = new Map<number, string>();
  const owners = new Map<string, number>();
  return {
    check(account: Account, { userId }: Told, position: number): Check {
      const known = keys.get(account.index);
      const bad =
        userId === null ||
        (known !== undefined && known !== userId) ||
        (owners.has(userId) && owners.get(userId) !== account.index);
      if (userId !== null && known === undefined) keys.set(account.index, userId);
      if (userId !== null && !owners.has(userId)) owners.set(userId, account.index);
      const detail = `${account.kind}, account ${account.index}, call ${position + 1}, spelling ${(position % 4) + 1}`;
      return { figure: 'wrong person on a spelling', slot: 'caller key', bad, detail };
    },
  };
}
