import { defineConfig } from 'vitest/config';

/** Holds our answers against the provider's own description, named by LINEKEEPER_PROVIDER_API; see .ci/run. */
export default defineConfig({
  test: {
    include: ['test/contract-check/**/*.test.ts'],
    setupFiles: ['test/support/setup.ts'],
    env: { TZ: 'UTC' },
    testTimeout: 20_000,
    hookTimeout: 20_000,
    pool: 'forks',
  },
});
