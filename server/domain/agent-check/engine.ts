import { tell } from '#contract/told.ts';

import { tellsLive } from '../connect/live-events.ts';
import { PLAN, type Fault } from './fault.ts';
import { sendsHeader, type Seen, type Wanted } from './seen.ts';

const GOODBYE_SECONDS = 60;

/** Whether what hears and speaks for the owner's own model does so on the phone, and asks here. */
export function engineFaults({ engine }: Seen, { engine: wanted, lineAudio, ...more }: Wanted): Fault[] {
  if (wanted === null) return [];
  if (engine === null) return [{ id: 'engine_gone', severity: 'error', told: tell('agent_engine_gone'), fix: PLAN }];
  const { socketUrl, headers, hasModel, isUsed } = wanted;
  const isDeaf = engine.audio.input !== lineAudio || engine.audio.output !== lineAudio;
  const isElsewhere = socketUrl !== null && engine.socketUrl !== socketUrl;
  const isRefused = headers.some((name) => !sendsHeader(engine.headers, name));
  const isCut = engine.longestSeconds !== null && engine.longestSeconds < needed(more);
  const all: [boolean, Fault][] = [
    [isDeaf, { id: 'engine_audio', severity: 'error', told: tell('agent_engine_audio'), fix: PLAN }],
    [isElsewhere, { id: 'engine_address', severity: 'error', told: tell('agent_engine_address'), fix: PLAN }],
    [isRefused, { id: 'engine_headers', severity: 'error', told: tell('agent_engine_headers'), fix: PLAN }],
    [
      !engine.takesGreeting,
      { id: 'engine_greeting', severity: 'error', told: tell('agent_engine_greeting'), fix: PLAN },
    ],
    [
      !tellsLive(engine.liveEvents, more.liveEvents),
      { id: 'engine_live_events', severity: 'warning', told: tell('agent_engine_live_events'), fix: PLAN },
    ],
    [isCut, cutFault(engine.longestSeconds)],
    [!hasModel, { id: 'engine_no_model', severity: 'warning', told: tell('agent_engine_no_model'), fix: null }],
    [!isUsed, { id: 'engine_unused', severity: 'warning', told: tell('agent_engine_unused'), fix: PLAN }],
  ];
  return all.flatMap(([holds, fault]) => (holds ? [fault] : []));
}

/** How long it must leave a call going: that long, and for the goodbye that is said then. */
function needed({ longestSeconds, mostSeconds }: Pick<Wanted, 'longestSeconds' | 'mostSeconds'>): number {
  return longestSeconds === null ? mostSeconds : Math.min(mostSeconds, longestSeconds + GOODBYE_SECONDS);
}

function cutFault(seconds: number | null): Fault {
  const told = tell('agent_engine_cuts', { minutes: Math.floor((seconds ?? 0) / 60) });
  return { id: 'engine_cuts', severity: 'warning', told, fix: PLAN };
}
