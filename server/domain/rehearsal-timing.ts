import type { ScriptedCall, Spoken } from './rehearsal-script.ts';

const SECONDS_TO_START = 1;
const SECONDS_PER_WORD = 0.4;
const SECONDS_PER_TOOL = 1;

/** When each part of a conversation begins, in whole seconds since the call was answered, at the pace people speak. */
export function timesOf(conversation: readonly Spoken[]): { starts: number[]; duration: number } {
  const starts: number[] = [];
  let seconds = 0;
  for (const part of conversation) {
    starts.push(Math.floor(seconds));
    seconds += SECONDS_TO_START + lengthOf(part);
  }
  return { starts, duration: Math.ceil(seconds) };
}

function lengthOf(part: Spoken): number {
  if ('tool' in part) return SECONDS_PER_TOOL;
  return ('agent' in part ? part.agent : part.caller).split(' ').length * SECONDS_PER_WORD;
}

/** Unix seconds at which a scripted call was answered, so that it ends `minutesAgo` before now. */
export function answeredAt(call: ScriptedCall, now: Date): number {
  return Math.floor(now.getTime() / 1000) - call.minutesAgo * 60 - timesOf(call.conversation).duration;
}
