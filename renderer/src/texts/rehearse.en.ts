export const rehearseEn = {
  title: 'Rehearse',
} as const;
