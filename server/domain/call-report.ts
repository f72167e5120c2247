import type { CollectedValue, Evaluation, TimingStage } from '#contract/calls.ts';
import { storableText } from './plain-text.ts';
import type { Steps } from './steps.ts';

/** What the provider's own analysis says of a finished call, and how long its parts took. */
export type CallReport = { collected: CollectedValue[]; evaluation: Evaluation[]; timing: TimingStage[] };

const MAX_NAME = 80;
const MAX_VALUE = 300;
const MAX_RATIONALE = 600;

/** The report as it is kept: one line each, no phone number in clear. */
export function* keptReportSteps({ collected, evaluation, timing }: CallReport): Steps<CallReport> {
  const kept: CallReport = { collected: [], evaluation: [], timing };
  for (const { id, value, rationale } of collected) {
    kept.collected.push({
      id: storableText(id, MAX_NAME),
      value: line(value, MAX_VALUE),
      rationale: reason(rationale),
    });
    yield;
  }
  for (const { id, result, rationale } of evaluation) {
    kept.evaluation.push({ id: storableText(id, MAX_NAME), result, rationale: reason(rationale) });
    yield;
  }
  return kept;
}

function reason(rationale: string | null): string | null {
  return line(rationale, MAX_RATIONALE);
}

function line(text: string | null, length: number): string | null {
  const kept = text === null ? '' : storableText(text, length);
  return kept === '' ? null : kept;
}
