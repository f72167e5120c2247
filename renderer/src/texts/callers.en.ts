export const callersEn = {
  title: 'Callers',
} as const;
