/** The credentials of the bench: they open nothing but servers on this machine that the bench itself starts. */
export const BENCH_SECRETS = {
  initiation: 'initiation-secret-of-the-bench',
  webhook: 'wsec_secret-of-the-bench',
  apiToken: 'api-token-of-the-bench-0123456789abcdef',
};

/** One shop with everything switched on that makes an answer long: its prompt, greeting and language are overridden. */
export const BENCH_SHOP = {
  LINEKEEPER_WEBHOOK_PORT: '0',
  LINEKEEPER_DESK_PORT: '0',
  LINEKEEPER_INITIATION_SECRET: BENCH_SECRETS.initiation,
  ELEVENLABS_WEBHOOK_SECRET: BENCH_SECRETS.webhook,
  LINEKEEPER_API_TOKEN: BENCH_SECRETS.apiToken,
  LINEKEEPER_BUSINESS_NAME: 'Salon Marigold',
  LINEKEEPER_TRADE: 'salon',
  LINEKEEPER_TIME_ZONE: 'Europe/London',
  LINEKEEPER_PHONE_REGION: 'US',
  LINEKEEPER_OVERRIDES: 'first_message,prompt,language',
};
