/** What is said of questions that the agent could not answer; see `sentences.ts`. */
export const gapSentences = {
  gaps_gone: 'These questions are not open any more. The list has been read again.',
  gaps_nothing_to_reopen: 'This was taken back already.',
} as const;
