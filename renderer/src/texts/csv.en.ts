import { plural } from './plural.ts';

/** Services, staff and appointments as tables. */
export const csvEn = {
  title: 'Tables for a spreadsheet',
  lead: 'Bring in what you keep in a spreadsheet, or take it with you. A file is tried first: nothing is changed before you say so.',
  table: 'Table',
  tables: { services: 'Services', staff: 'Staff', appointments: 'Appointments' },
  about: {
    services:
      'One row for each service. One of the same name is changed, none is removed. Who does it and what it needs stays as it is here.',
    staff:
      'One row for each person. One of the same name stays, nobody is removed. Hours and time off stay as they are here.',
    appointments:
      'One row for each appointment. They are added where the person is free, outside the opening hours too; none is changed, and nobody is written to.',
  },
  how: 'To see how such a table looks, save it first: the first line names the columns.',
  from: 'Save from',
  to: 'Save until',
  days: 'Empty: the last year and the next',
  save: 'Save as a table (CSV)',
  saved: (rows: number) => `Saved in your downloads: ${plural('en', rows, 'row', 'rows')}.`,
  savedOpen: (rows: number) =>
    `Saved in your downloads: ${plural('en', rows, 'row', 'rows')}. The file holds names and numbers in clear.`,
  /** What the file is called; the day follows. */
  files: { services: 'services', staff: 'staff', appointments: 'appointments' },
  choose: 'Choose a file to bring in …',
  cannot: (file: string) => `${file} cannot be brought in`,
  brokeOff: (file: string) => `${file} was not brought in to its end`,
  halfway: 'Some rows may be in already. Choose the file once more: what is left is shown before anything happens.',
  bringing: 'The rows are being brought in. You may go on working meanwhile.',
  would: (file: string) => `What ${file} would bring`,
  did: (file: string) => `What ${file} brought`,
  counts: { added: 'new', changed: 'already there, to be changed', refused: 'cannot be brought in' },
  doneCounts: { added: 'new', changed: 'already there, now changed', refused: 'not brought in' },
  nothing: 'There is no row beneath the first line.',
  guessed: 'The file is not in UTF-8 and was read as Western European (Windows-1252). Look at these words:',
  guessedHelp: 'If a letter is wrong, save the table as CSV (UTF-8) and choose that file.',
  refused: 'Rows that stay out',
  line: (line: number) => `Line ${line}:`,
  allRefused: (rows: number) => `Show all ${rows}`,
  bringIn: (rows: number) => `Bring in ${plural('en', rows, 'row', 'rows')}`,
  putAside: 'Leave it',
  close: 'Close',
  broughtIn: (file: string, rows: number) => `${file}: ${plural('en', rows, 'row', 'rows')} brought in.`,
} as const;
