import type { TimingStage } from '#contract/calls.ts';

/** A moment of a call: how long it was after the ring or the start, and how long it took, as far as that is known. */
export type Stage = {
  key: string;
  stage: string;
  since: 'ring' | 'start';
  afterMs: number | null;
  tookMs: number | null;
};
export type Passport = { stages: Stage[]; latencies: { metric: string; milliseconds: number }[] };

const LATENCY = 'latency:';
const OURS = new Set(['ring_received', 'answered']);
/** A conversation does not begin before its ring, nor long after; where it seems to, two clocks disagree. */
const CLOCKS_AGREE_MS = { before: 60_000, after: 600_000 };

/**
 * The timing passport as it is shown. Everything is counted from the ring; where the provider's clock cannot have been
 * ours, its moments are counted from its own first one. The provider's figures stand apart.
 */
export function toPassport(timing: readonly TimingStage[]): Passport {
  const moments = timing.filter(({ stage }) => !stage.startsWith(LATENCY));
  const ours = moments.filter(({ stage }) => OURS.has(stage));
  const theirs = moments.filter(({ stage }) => !OURS.has(stage));
  const [ring, start] = [firstOf(ours), firstOf(theirs)];
  const isOneClock = ring !== null && (start === null || agree(ring, start));
  const stages = [
    ...ours.map((moment) => toStage(moment, 'ring', ring)),
    ...theirs.map((moment) => toStage(moment, isOneClock ? 'ring' : 'start', isOneClock ? ring : start)),
  ];
  const latencies = timing.flatMap(({ stage, milliseconds }) =>
    stage.startsWith(LATENCY) && milliseconds !== null ? [{ metric: stage.slice(LATENCY.length), milliseconds }] : [],
  );
  return { stages: stages.map((stage, at) => ({ ...stage, key: `${at}:${stage.stage}` })), latencies };
}

/** The provider's name of a figure, made readable: `convai_llm_service_ttfb` is `llm service ttfb`. */
export function metricName(metric: string): string {
  return metric.replace(/^convai_/, '').replaceAll('_', ' ');
}

function toStage(
  { stage, at, milliseconds }: TimingStage,
  since: Stage['since'],
  from: number | null,
): Omit<Stage, 'key'> {
  const afterMs = at === null || from === null ? null : Date.parse(at) - from;
  return { stage, since, afterMs, tookMs: milliseconds };
}

function firstOf(moments: readonly TimingStage[]): number | null {
  const known = moments.flatMap(({ at }) => (at === null ? [] : [Date.parse(at)]));
  return known.length === 0 ? null : Math.min(...known);
}

function agree(ring: number, start: number): boolean {
  return start > ring - CLOCKS_AGREE_MS.before && start < ring + CLOCKS_AGREE_MS.after;
}
