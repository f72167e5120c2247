export const partsEn = {
  loading: 'Loading …',
  failed: 'This could not be loaded.',
  again: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
  undo: 'Undo',
  messages: 'Messages',
  clear: 'Clear the search',
  showNumber: 'Show the last digits',
  withheld: 'Number withheld',
  typeToConfirm: (word: string) => `To confirm, type “${word}”`,
  more: 'Loading more …',
} as const;
