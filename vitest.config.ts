import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Needs the provider's own API description, which lies outside: vitest.contract.config.ts.
    exclude: ['test/contract-check/**'],
    setupFiles: ['test/support/setup.ts'],
    env: { TZ: 'UTC' },
    testTimeout: 20_000,
    hookTimeout: 20_000,
    pool: 'forks',
  },
});
