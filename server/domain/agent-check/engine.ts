import { tell } from '#contract/told.ts';

import { tellsLive } from '../connect/live-events.ts';
import { PLAN, type Fault } from './fault.ts';
import { sendsHeader, type Seen, type Wanted } from './seen.ts';

/** Whether what hears and speaks for the owner's own model does so on the phone, and asks here. */
export function engineFaults({ engine }: Seen, { engine: wanted, lineAudio, liveEvents }: Wanted): Fault[] {
  if (wanted === null) return [];
  if (engine === null) return [{ id: 'engine_gone', severity: 'error', told: tell('agent_engine_gone'), fix: PLAN }];
  const { socketUrl, headers, hasModel, isUsed } = wanted;
  const isDeaf = engine.audio.input !== lineAudio || engine.audio.output !== lineAudio;
  const isElsewhere = socketUrl !== null && engine.socketUrl !== socketUrl;
  const isRefused = headers.some((name) => !sendsHeader(engine.headers, name));
  const all: [boolean, Fault][] = [
    [isDeaf, { id: 'engine_audio', severity: 'error', told: tell('agent_engine_audio'), fix: PLAN }],
    [isElsewhere, { id: 'engine_address', severity: 'error', told: tell('agent_engine_address'), fix: PLAN }],
    [isRefused, { id: 'engine_headers', severity: 'error', told: tell('agent_engine_headers'), fix: PLAN }],
    [
      !engine.takesGreeting,
      { id: 'engine_greeting', severity: 'error', told: tell('agent_engine_greeting'), fix: PLAN },
    ],
    [
      !tellsLive(engine.liveEvents, liveEvents),
      { id: 'engine_live_events', severity: 'warning', told: tell('agent_engine_live_events'), fix: PLAN },
    ],
    [!hasModel, { id: 'engine_no_model', severity: 'warning', told: tell('agent_engine_no_model'), fix: null }],
    [!isUsed, { id: 'engine_unused', severity: 'warning', told: tell('agent_engine_unused'), fix: PLAN }],
  ];
  return all.flatMap(([holds, fault]) => (holds ? [fault] : []));
}
