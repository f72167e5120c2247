/** What is said of tables that are brought in; see `sentences.ts`. */
export const csvSentences = {
  csv_empty: 'The file is empty.',
  csv_workbook:
    'This is a workbook of a spreadsheet program. Open it there, save it as CSV (UTF-8), and choose that file.',
  csv_no_text: 'This file holds no text that could be read. Save the table as CSV (UTF-8) and choose that file.',
  csv_too_large: 'The file is larger than {most} MB. Bring it in in parts.',
  csv_too_long: 'The table has more than {most} rows. Bring it in in parts.',
  csv_file_gone: 'The file could not be read. It may have been moved or changed: choose it once more.',
  csv_unreadable: 'This is no CSV table that could be read. Save it as CSV (UTF-8) and choose that file.',
  csv_no_column: 'The column “{column}” is missing. The first line names the columns: {columns}.',
  csv_bad_cell: 'What stands under “{column}” cannot be used.',
  csv_no_service: 'There is no service called “{name}”.',
  csv_no_person: 'There is nobody called “{name}” among the staff.',
  csv_no_such_time: 'The clocks jump over this time on that day.',
  csv_same_already: 'The same appointment is there already.',
  csv_not_taken: 'Something unexpected stood in the way of this row.',
} as const;
