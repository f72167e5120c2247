/** What is said of the waiting list, and of whose appointments are; see `sentences.ts`. */
export const waitlistSentences = {
  waitlist_not_agreed: 'They did not agree to be written to about a free time. Please call them instead.',
  waitlist_asked_already: 'They are asked about another time just now. Wait for their answer, or take that offer back.',
  waitlist_over: 'They do not wait any more.',
  waitlist_split_not_theirs: 'One of these appointments is somebody else’s.',
  waitlist_ends_first: 'The last day lies before the first.',
} as const;
