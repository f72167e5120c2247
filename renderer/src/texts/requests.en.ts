export const requestsEn = {
  title: 'Requests',
} as const;
