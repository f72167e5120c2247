import type { AskedThere, Certificate } from '#contract/erasures.ts';

const KINDS = {
  numbers: 'phone numbers',
  facts: 'remembered facts',
  calls: 'calls, with titles, summaries and what the agent was told',
  turns: 'turns of what was said',
  recordings: 'recordings and messages',
  deliveries: 'deliveries as they came',
  notes: 'notes',
  tasks: 'tasks',
  appointments: 'appointments: the time stays taken, without name, number and note',
  waiting: 'places on the waiting list',
  texts: 'text messages',
} as const satisfies Record<keyof Certificate['erased'], string>;

/** A certificate as a text to print or to keep. Nothing in it tells who was forgotten. */
export function certificateText({ id, at, wipedAt, erased, elevenLabs, twilio }: Certificate): string {
  const counts = Object.entries(KINDS).map(
    ([kind, words]) => `  ${String(erased[kind as keyof typeof KINDS]).padStart(6)}  ${words}`,
  );
  const lines = [
    'CERTIFICATE OF ERASURE',
    '',
    `Certificate  ${id}`,
    `Erased at    ${at}`,
    '',
    'Erased on this computer, with the search index and the space it stood in:',
    ...counts,
    '',
    wipedAt === null
      ? 'Unused bytes of the database file may still hold old copies. They are overwritten when the line is quiet.'
      : `Unused bytes of the database file overwritten: ${wipedAt}`,
    '',
    `ElevenLabs:  ${answersOf(elevenLabs)}`,
    `Twilio:      ${answersOf(twilio)}`,
    '',
    'The number is known as a keyed hash only, so that nothing from before comes back, not even out of a backup.',
  ];
  return `${lines.join('\n')}\n`;
}

function answersOf({ asked, done, waiting, givenUp, unasked, lastAnswerAt }: AskedThere): string {
  if (unasked > 0) return `${unasked} copies may still be there: there was no key to ask with.`;
  if (asked === 0) return 'nothing was there to be deleted.';
  const parts = [`${asked} wishes to delete`, `${done} done`];
  if (waiting > 0) parts.push(`${waiting} waiting`);
  if (givenUp > 0) parts.push(`${givenUp} given up`);
  return `${parts.join(', ')}${lastAnswerAt === null ? '' : `, last answer ${lastAnswerAt}`}.`;
}
