export const callsEn = {
  title: 'Calls',
} as const;
