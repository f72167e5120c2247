import type { ScriptedCall, Spoken } from '../../domain/rehearsal-script.ts';

/** Where the words of the note go. */
const NOTE = '<note>';
const STAFF_NOTE = /^- Staff note: (.+)$/u;

/** The conversation as an agent leads it that goes by what it was told: its other words where a staff note tells more. */
export function spokenAsTold({ conversation }: ScriptedCall, memory: readonly string[]): Spoken[] {
  const notes = memory.flatMap((line) => STAFF_NOTE.exec(line)?.[1] ?? []);
  return conversation.map((part) => {
    if (!('agent' in part) || !part.ifTold) return part;
    const { about, says } = part.ifTold;
    const note = notes.find((words) => words.toLowerCase().includes(about.toLowerCase()));
    return { agent: note === undefined ? part.agent : says.replace(NOTE, () => note) };
  });
}
