import type { CallSummary } from '#contract/calls.ts';

/**
 * A kept answer with this call's row replaced wherever it stands; the same object when it stands nowhere. Rows that
 * come or go are left to the server, which knows the filters.
 */
export function withChangedCall(answer: unknown, call: CallSummary): unknown {
  if (Array.isArray(answer)) return mapped(answer, call);
  if (typeof answer !== 'object' || answer === null) return answer;
  if ('conversationId' in answer && 'id' in answer) return answer.id === call.id ? { ...answer, ...call } : answer;
  const entries = Object.entries(answer);
  const changed = entries.map(([name, value]): [string, unknown] => [name, withChangedCall(value, call)]);
  return changed.some(([, value], at) => value !== entries[at]?.[1]) ? Object.fromEntries(changed) : answer;
}

function mapped(rows: readonly unknown[], call: CallSummary): unknown {
  const changed = rows.map((row) => withChangedCall(row, call));
  return changed.some((row, at) => row !== rows[at]) ? changed : rows;
}
