import type { CollectedValue, Evaluation, TimingStage } from '#contract/calls.ts';
import { later } from '../../domain/call-record.ts';
import type { CallReport } from '../../domain/call-report.ts';
import type { Transcription } from './payloads.ts';

/** Of one call; agents are limited to about 30 of each. */
const MOST_RESULTS = 100;
const MOST_METRICS = 20;
const MOST_TOOLS = 50;
/** Of one text, in UTF-16 units: what is kept of it is far shorter. */
const MOST_TOLD = 4000;

/** Our own tools, whose answers went out to the provider; what other tools did is not this computer's doing. */
const OUR_TOOLS = new Set(['recall', 'remember', 'correct', 'take_message']);

/** The analysis and the timings of a finished call (elevenlabs.md §2.2–2.4). `startedAt` as an instant. */
export function toReport(data: Transcription, startedAt: string): CallReport {
  const { analysis } = data;
  return {
    collected: entries(analysis?.data_collection_results).map(toCollected),
    evaluation: entries(analysis?.evaluation_criteria_results).map(toEvaluation),
    timing: [...stages(data, startedAt), ...latencies(data)],
  };
}

function entries(results: Record<string, unknown> | null | undefined): [string, Record<string, unknown>][] {
  return Object.entries(results ?? {})
    .slice(0, MOST_RESULTS)
    .map(([id, result]) => [id.slice(0, MOST_TOLD), isObject(result) ? result : { value: result }]);
}

function toCollected([id, { value, rationale }]: [string, Record<string, unknown>]): CollectedValue {
  return { id, value: told(value), rationale: told(rationale) };
}

function toEvaluation([id, { result, rationale }]: [string, Record<string, unknown>]): Evaluation {
  const known = result === 'success' || result === 'failure' ? result : 'unknown';
  return { id, result: known, rationale: told(rationale) };
}

/** A value is a text, a number or a yes or no; where a schema asked for more, its JSON. */
function told(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.slice(0, MOST_TOLD);
}

function stages({ metadata, transcript }: Transcription, startedAt: string): TimingStage[] {
  const accepted = metadata?.accepted_time_unix_secs;
  const waited = metadata?.queue_wait_secs;
  const conversation = { stage: 'conversation_started', at: near(accepted, startedAt), milliseconds: ms(waited) };
  const first = transcript.find(({ role, message }) => role === 'agent' && message);
  const speaks = stageIn('first_agent_turn', startedAt, first?.time_in_call_secs);
  const tools = transcript
    .flatMap((turn) => turn.tool_results.map((result) => ({ ...result, at: turn.time_in_call_secs })))
    .filter(({ tool_name: tool }) => OUR_TOOLS.has(tool))
    .slice(0, MOST_TOOLS)
    .map(({ tool_name: tool, tool_latency_secs: took, at }) => ({
      stage: `tool:${tool}`,
      at: at === null || at === undefined ? null : later(startedAt, at),
      milliseconds: ms(took),
    }));
  return [conversation, ...(speaks === null ? [] : [speaks]), ...tools];
}

/** The provider's own time of a stage; one that is hours away from the call is a mistake, and the start stands for it. */
function near(seconds: number | null | undefined, startedAt: string): string {
  const told = typeof seconds === 'number' ? seconds * 1000 : Number.NaN;
  return Math.abs(told - Date.parse(startedAt)) < 3_600_000 ? new Date(told).toISOString() : startedAt;
}

function stageIn(stage: string, startedAt: string, seconds: number | null | undefined): TimingStage | null {
  if (seconds === null || seconds === undefined) return null;
  return { stage, at: later(startedAt, seconds), milliseconds: ms(seconds) };
}

function ms(seconds: number | null | undefined): number | null {
  return seconds === null || seconds === undefined ? null : Math.round(seconds * 1000);
}

/** The median of each figure over the turns that have it, so that one slow turn does not speak for the call. */
function latencies({ transcript }: Transcription): TimingStage[] {
  const taken = new Map<string, number[]>();
  for (const [name, seconds] of transcript.flatMap(({ conversation_turn_metrics: told }) => metricsIn(told))) {
    const known = taken.get(name);
    if (known) known.push(seconds);
    else if (taken.size < MOST_METRICS) taken.set(name, [seconds]);
  }
  return [...taken].map(([name, all]) => ({ stage: `latency:${name}`, at: null, milliseconds: ms(median(all)) }));
}

/** `{ metrics: { name: { elapsed_time } } }`, or in older calls what is inside of it. */
function metricsIn(told: unknown): [string, number][] {
  const metrics = isObject(told) && isObject(told['metrics']) ? told['metrics'] : told;
  if (!isObject(metrics)) return [];
  return Object.entries(metrics).flatMap(([name, metric]): [string, number][] => {
    const seconds = isObject(metric) ? metric['elapsed_time'] : undefined;
    const isFigure = typeof seconds === 'number' && seconds >= 0 && seconds < 3600;
    return isFigure && /^[a-z]\w{0,59}$/iu.test(name) ? [[name, seconds]] : [];
  });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
