/** What is said of questions that the agent could not answer; see `sentences.ts`. */
export const gapSentences = {
  gaps_gone: 'These questions are not open any more. The list has been read again.',
  gaps_field_missing:
    'The agent does not note down what it could not answer: Linekeeper finds such questions only in what was said.',
  gaps_field_no_room:
    'The agent does not note down what it could not answer, and has no room for another field. Remove one at ElevenLabs, then look again.',
  gaps_nothing_to_reopen: 'This was taken back already.',
} as const;
