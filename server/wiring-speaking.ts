import { toldProblem } from './domain/model/told-problem.ts';
import { createBrainCallers } from './services/brain/brain-callers.ts';
import { createRelayDesk } from './services/relay/relay-desk.ts';
import { createRelayMemory } from './services/relay/relay-memory.ts';
import type { wireCalls } from './wiring-calls.ts';
import type { Known } from './wiring-memory.ts';
import type { WiringOptions } from './wiring-options.ts';

type Parts = {
  base: Known;
  calls: Pick<ReturnType<typeof wireCalls>, 'callOf' | 'isPaused' | 'modelWays' | 'callTroubles' | 'gauges'>;
};

/** The owner's model on the phone: over a Speech Engine, and lent to an agent turn by turn. */
export function wireSpeaking({ data: { stores }, bus, now, log, report }: WiringOptions, { base, calls }: Parts) {
  const { callOf, isPaused, modelWays, callTroubles } = calls;
  const { globalNotes } = base.notes;
  const known = { stores, book: base.book, callOf, globalNotes, isPaused, now, report };
  const desk = createRelayDesk({
    relay: modelWays.relay,
    onProblem(problem) {
      log.event('relay.unanswered', { problem });
      callTroubles.answered(toldProblem(problem));
    },
    onWhole: () => callTroubles.answered(null),
  });
  calls.gauges.watch('lent', desk.fill);
  return {
    brainCallers: createBrainCallers({ ...known, bus }),
    chatModel: modelWays.chat,
    callTroubles,
    relay: {
      desk,
      memoryOf: createRelayMemory({ ...known, keys: base.keys }),
      secrets: (): readonly string[] => base.secrets.inUse('relay'),
    },
  };
}
