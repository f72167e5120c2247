import type { AskedThere } from '#contract/erasures.ts';
import { plural } from './plural.ts';

export const proofEn = {
  back: 'Privacy',
  print: 'Print',
  save: 'Save as a file',
  forgotten: {
    title: 'Certificates of forgotten callers',
    help: 'What was erased each time a caller was forgotten, and what ElevenLabs and Twilio answered. Nothing in it tells who it was.',
    none: 'Nobody was forgotten yet.',
    of: 'Forgotten',
    went: (calls: number, facts: number) =>
      `${plural('en', calls, 'call', 'calls')}, ${plural('en', facts, 'fact', 'facts')}.`,
    waits: 'A provider has not answered yet.',
  },
  certificate: {
    title: 'Certificate of erasure',
    lead: 'What was erased for good, and what the providers were asked to delete.',
    at: 'Erased:',
    number: (id: string) => `Certificate ${id}`,
    here: 'Erased on this computer, with the search index and the space it stood in',
    wiped: 'Unused bytes of the database file overwritten:',
    wipeDue:
      'Unused bytes of the database file may still hold old copies. They are overwritten as soon as the line is quiet.',
    there: 'At the providers',
    kinds: {
      numbers: 'Phone numbers',
      facts: 'Remembered facts',
      calls: 'Calls, with titles, summaries and what the agent was told',
      turns: 'Turns of what was said',
      recordings: 'Recordings and messages',
      deliveries: 'Deliveries as they came',
      notes: 'Notes',
      tasks: 'Tasks',
      appointments: 'Appointments: the time stays taken, without name, number and note',
      waiting: 'Places on the waiting list',
      texts: 'Text messages',
    },
    answers({ asked, done, waiting, givenUp, unasked }: AskedThere): string {
      if (unasked > 0)
        return `${plural('en', unasked, 'copy', 'copies')} may still be there: there was no key to ask with.`;
      if (asked === 0) return 'nothing was there to be deleted.';
      const rest = [waiting > 0 && `${waiting} waiting`, givenUp > 0 && `${givenUp} given up`].filter(Boolean);
      return `${[`${plural('en', asked, 'wish', 'wishes')} to delete`, `${done} done`, ...rest].join(', ')}.`;
    },
    never:
      'The number is known as a keyed hash only, so that nothing from before comes back, not even out of a backup.',
  },
  trail: {
    title: 'Who saw or changed what',
    help: 'Kept for a year, by ids alone: no name, no number, no word of what was seen.',
    open: 'Look at it',
    none: 'Nothing was seen or changed yet.',
    noneWords: 'What is looked at or changed from now on stands here.',
    more: 'Show older ones',
    who: {
      owner: 'The owner',
      api: 'A program with the token',
      cli: 'The command line',
      remote: 'A script from outside',
      program: 'Linekeeper',
      staff: 'Staff',
    },
    did: { saw: 'saw', changed: 'changed', refused: 'was refused' },
    done: (who: string, action: string) => `${who}: ${action}`,
    refused: (who: string, action: string) => `${who} was refused: ${action}`,
  },
} as const;
