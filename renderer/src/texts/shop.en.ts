export const shopEn = {
  shop: 'Business',
  all: 'All businesses',
} as const;
