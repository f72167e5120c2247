import { tell } from '#contract/told.ts';

import { MOST_FIELDS } from '../connect/data-fields.ts';
import { tellsLive } from '../connect/live-events.ts';
import { endsBy } from '../connect/longest-call.ts';
import { tellsMemory } from '../connect/overrides.ts';
import { sameTransfers } from '../connect/transfers.ts';
import { isUnansweredField } from '../gaps/unanswered.ts';
import { PLAN, type Fault } from './fault.ts';
import type { Seen, Wanted } from './seen.ts';
import { voiceFaults } from './voice.ts';

/** How it is heard and spoken to, how it ends a call, and what it notes down of one. */
export function speechFaults(
  { agent, voice }: Seen,
  { business, mode, lineAudio, transfers, now, ...more }: Wanted,
): Fault[] {
  const { audio, builtInTools, dataCollection, ownModel } = agent;
  const isDeaf = mode === 'register' && (audio.input !== lineAudio || audio.output !== lineAudio);
  const limit = more.longestSeconds;
  const isEndless = limit !== null && !business.overrides.longestCall && !endsBy(agent.longestSeconds, limit);
  const notes = Object.keys(dataCollection);
  const all: [boolean, Fault][] = [
    [
      !business.overrides.prompt && !tellsMemory(agent),
      { id: 'memory_untold', severity: 'warning', told: tell('agent_memory_untold'), fix: PLAN },
    ],
    [
      mode === 'register' && !tellsLive(agent.liveEvents, more.liveEvents),
      { id: 'live_events', severity: 'warning', told: tell('agent_live_events'), fix: PLAN },
    ],
    [isDeaf, { id: 'audio', severity: 'error', told: tell('agent_audio'), fix: PLAN }],
    [
      !builtInTools.includes('end_call'),
      { id: 'end_call', severity: 'warning', told: tell('agent_cannot_hang_up'), fix: PLAN },
    ],
    [isEndless, longestFault(limit)],
    [
      transfers !== null && mode === 'native' && !sameTransfers(agent.transfers, transfers),
      { id: 'transfers', severity: 'warning', told: tell('agent_transfers_other'), fix: PLAN },
    ],
    [
      notes.length === 0,
      { id: 'data_collection', severity: 'warning', told: tell('agent_collects_nothing'), fix: PLAN },
    ],
    [notes.length > 0 && !notes.some(isUnansweredField), unaskedFault(notes.length)],
    [
      ownModel === 'replaced',
      { id: 'own_model', severity: 'warning', told: tell('agent_model_replaced'), fix: { kind: 'own-model' } },
    ],
  ];
  return [...all.flatMap(([holds, fault]) => (holds ? [fault] : [])), ...voiceFaults(voice, now)];
}

function longestFault(limit: number | null): Fault {
  const told = tell('agent_longest_call', { minutes: (limit ?? 0) / 60 });
  return { id: 'longest_call', severity: 'warning', told, fix: PLAN };
}

/** The set-up adds no field where the provider takes no more of them. */
function unaskedFault(fields: number): Fault {
  const isFull = fields >= MOST_FIELDS;
  const told = tell(isFull ? 'gaps_field_no_room' : 'gaps_field_missing');
  return { id: 'unanswered_field', severity: 'note', told, fix: isFull ? null : PLAN };
}
