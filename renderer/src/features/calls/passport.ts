import type { TimingStage } from '#contract/calls.ts';

/** A moment of a call: how long after the ring it was, and how long it took, both as far as that is known. */
export type Stage = { key: string; stage: string; afterMs: number | null; tookMs: number | null };
export type Passport = { stages: Stage[]; latencies: { metric: string; milliseconds: number }[] };

const LATENCY = 'latency:';

/** The timing passport as it is shown: moments counted from the first one known, the provider's figures apart. */
export function toPassport(timing: readonly TimingStage[]): Passport {
  const start = timing.find(({ at }) => at !== null)?.at ?? null;
  const stages = timing
    .filter(({ stage }) => !stage.startsWith(LATENCY))
    .map(({ stage, at, milliseconds }, index) => ({
      key: `${index}:${stage}`,
      stage,
      afterMs: at === null || start === null ? null : Date.parse(at) - Date.parse(start),
      tookMs: milliseconds,
    }));
  const latencies = timing.flatMap(({ stage, milliseconds }) =>
    stage.startsWith(LATENCY) && milliseconds !== null ? [{ metric: stage.slice(LATENCY.length), milliseconds }] : [],
  );
  return { stages, latencies };
}

/** The provider's name of a figure, made readable: `convai_llm_service_ttfb` is `llm service ttfb`. */
export function metricName(metric: string): string {
  return metric.replace(/^convai_/, '').replaceAll('_', ' ');
}
