export const endingsEn = {
  byCaller: 'The other side hung up',
  byAgent: 'The agent ended it',
  busy: 'The line was busy',
  noAnswer: 'Nobody answered',
  unknown: 'It is not known why',
} as const;
