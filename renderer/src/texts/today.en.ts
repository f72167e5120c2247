export const todayEn = {
  title: 'Today',
} as const;
