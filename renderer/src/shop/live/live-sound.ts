import { beginOf } from './play-plan.ts';
import type { Heard } from './sound-lines.ts';

export type LiveSound = ReturnType<typeof createLiveSound>;

const RATE = 8000;

/** Plays both sides of a call into one another, each in its own order. */
export function createLiveSound(context: AudioContext) {
  const ends = { caller: 0, agent: 0 };
  const ofAgent = new Set<AudioBufferSourceNode>();

  function play({ side, samples }: Exclude<Heard, 'hush' | null>): void {
    if (samples.length === 0) return;
    const begin = beginOf({ side, now: context.currentTime, end: ends[side] });
    if (begin === null) return;
    const buffer = context.createBuffer(1, samples.length, RATE);
    buffer.copyToChannel(samples, 0);
    const source = new AudioBufferSourceNode(context, { buffer });
    source.connect(context.destination);
    source.onended = () => {
      source.disconnect();
      ofAgent.delete(source);
    };
    if (side === 'agent') ofAgent.add(source);
    source.start(begin);
    ends[side] = begin + buffer.duration;
  }

  /** The agent was interrupted: nobody on the phone hears the rest either. */
  function hush(): void {
    for (const source of ofAgent) source.stop();
    ofAgent.clear();
    ends.agent = 0;
  }

  return {
    take(heard: Heard): void {
      if (heard === 'hush') hush();
      else if (heard !== null) play(heard);
    },
    close: (): Promise<void> => context.close(),
  };
}
