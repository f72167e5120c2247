export const exportEn = {
  csv: 'Save as a table (CSV)',
  json: 'Save in full (JSON)',
  saved: 'Saved in your downloads. The file holds numbers in clear.',
  all: {
    title: 'Take everything with you',
    lead: 'All that is held about all callers, numbers in clear: a table for a spreadsheet, or everything for a program.',
  },
} as const;
