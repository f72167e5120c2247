/** What is said of tables that are brought in; see `sentences.ts`. */
export const csvSentences = {
  csv_unreadable:
    'This is no CSV table that could be read, or it has more than 5000 rows. Save it as CSV (UTF-8) and try again.',
  csv_no_column: 'The column “{column}” is missing. The first line names the columns: {columns}.',
  csv_bad_cell: '“{column}” cannot be read.',
  csv_no_service: 'There is no service called “{name}”.',
  csv_no_person: 'There is nobody called “{name}” among the staff.',
  csv_no_such_time: 'The clocks jump over this time on that day.',
  csv_same_already: 'The same appointment is there already.',
  csv_not_taken: 'Something unexpected stood in the way of this row.',
} as const;
