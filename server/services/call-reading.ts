import type { Turn } from '#contract/calls.ts';
import { tell } from '#contract/told.ts';
import { keptReportSteps, type CallReport } from '../domain/call-report.ts';
import type { FinishedCall } from '../domain/finished-call.ts';
import { unansweredSteps, type Unanswered } from '../domain/gaps/unanswered.ts';
import { NAMING_SLOTS } from '../domain/gaps/without-names.ts';
import { refusalSteps } from '../domain/no-calls.ts';
import { findingSteps, nameSteps, type StatedName } from '../domain/learn.ts';
import type { Finding, Trade } from '../domain/observation.ts';
import { promiseSteps, type MadePromise } from '../domain/promises.ts';
import type { Steps } from '../domain/steps.ts';
import { keptTurnSteps } from './call-words.ts';

/** What a finished call tells, before anybody has looked at whose call it was. */
export type CallReading = {
  call: FinishedCall;
  trade: Trade;
  zone: string;
  findings: Finding[];
  stated: StatedName;
  owed: MadePromise[];
  turns: Turn[];
  report: CallReport | null;
  /** What the agent was asked and did not know. */
  unanswered: Unanswered[];
  /** Whether the caller seems to have asked not to be called any more. */
  refusesCalls: boolean;
};

/** Works out what a finished call has to tell a shop of this trade and zone: the long part of learning. */
export function* readingSteps(
  call: FinishedCall,
  { trade, zone }: Pick<CallReading, 'trade' | 'zone'>,
): Steps<CallReading> {
  const findings = yield* findingSteps(call, trade);
  const stated = yield* nameSteps(call, findings);
  const owed = yield* owedSteps(call, zone);
  const turns = yield* keptTurnSteps(call);
  const report = call.report ? yield* keptReportSteps(call.report) : null;
  const refusesCalls = yield* refusalSteps(call.turns);
  const unanswered = yield* unansweredSteps(call, namesIn(findings, stated));
  return { call, trade, zone, findings, stated, owed, turns, report, refusesCalls, unanswered };
}

/** What the caller and theirs are called, as far as the call tells. */
function namesIn(findings: readonly Finding[], { name }: StatedName): string[] {
  const named = findings.filter(({ slot }) => NAMING_SLOTS.has(slot)).map(({ value }) => value);
  return name === null ? named : [name, ...named];
}

/** What the business owes the caller after this call. */
function* owedSteps(call: FinishedCall, zone: string): Steps<MadePromise[]> {
  if (call.status !== 'failed') return yield* promiseSteps(call, zone);
  const { sentence } = tell('call_not_through', { reason: call.endedBecause ?? 'unknown' });
  return [{ kind: 'callback', text: sentence, due: null }];
}
