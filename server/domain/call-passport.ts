import type { Business } from '#contract/businesses.ts';
import type { Pack, SentOut, TimingStage } from '#contract/calls.ts';
import { later } from './call-record.ts';

type Times = Pick<{ endedAt: string | null; durationSeconds: number | null }, 'endedAt' | 'durationSeconds'>;

/**
 * How long each stage of a call took: ours from the pack, the rest as it was learned. In the order of a call, not of the
 * clocks: the provider's counts whole seconds, so what it began may seem to come before our answer.
 */
export function timingOf(pack: Pack | null, learned: readonly TimingStage[], call: Times): TimingStage[] {
  const { endedAt, durationSeconds } = call;
  const lasted = durationSeconds === null ? null : Math.round(durationSeconds * 1000);
  const ended: TimingStage[] = endedAt === null ? [] : [{ stage: 'ended', at: endedAt, milliseconds: lasted }];
  const during = learned.filter(({ stage }) => stage !== MODEL_READ && !isFigure(stage));
  const reading = learned.filter(({ stage }) => stage === MODEL_READ);
  return [...ringStages(pack), ...during, ...ended, ...reading, ...learned.filter(({ stage }) => isFigure(stage))];
}

const MODEL_READ = 'model_read';

function isFigure(stage: string): boolean {
  return stage.startsWith('latency:');
}

function ringStages(pack: Pack | null): TimingStage[] {
  if (pack === null) return [];
  const { sentAt, answeredIn } = pack;
  const received = { stage: 'ring_received', at: sentAt, milliseconds: null };
  if (answeredIn === undefined) return [received];
  return [received, { stage: 'answered', at: later(sentAt, answeredIn / 1000), milliseconds: answeredIn }];
}

type Told = {
  pack: Pack | null;
  timing: readonly TimingStage[];
  business: Pick<Business, 'variables' | 'branchId' | 'environment'>;
  /** Names only. */
  secretNames: readonly string[];
};

/** What left this computer because of a call, by the names of its fields. */
export function sentOutOf({ pack, timing, business, secretNames }: Told): SentOut[] {
  const answer: SentOut[] = pack === null ? [] : [answerOf(pack, business, secretNames)];
  const after = timing.flatMap(({ stage, at }): SentOut[] => {
    if (stage.startsWith('tool:')) return [{ to: 'elevenlabs', what: [stage], asSetToday: [], at }];
    return stage === MODEL_READ ? [{ to: 'model', what: ['transcript'], asSetToday: [], at }] : [];
  });
  return [...answer, ...after];
}

function answerOf(pack: Pack, business: Told['business'], secretNames: readonly string[]): SentOut {
  const { variables, overrides, kind, sentAt } = pack;
  // The memory and the caller's number go out and are not kept in the pack's variables.
  const names = new Set([...Object.keys(variables), 'caller_memory']);
  const declared = Object.keys(business.variables).filter((name) => !/^(?:secret|system)__/.test(name));
  const more = new Set([...declared, ...secretNames].filter((name) => !names.has(name)));
  const identified = kind === 'known' || kind === 'new' || kind === 'shared';
  return {
    to: 'elevenlabs',
    what: [
      ...variableNames(names),
      ...overrides.map((name) => `conversation_config_override.${name}`),
      ...(identified ? ['user_id'] : []),
    ],
    asSetToday: [
      ...variableNames(more),
      ...(business.branchId === null ? [] : ['branch_id']),
      ...(business.environment === null ? [] : ['environment']),
    ],
    at: sentAt,
  };
}

function variableNames(names: ReadonlySet<string>): string[] {
  return [...names].sort().map((name) => `dynamic_variables.${name}`);
}
