import { defineConfig } from 'vite';

import { oneCopy } from './scripts/package/one-copy.ts';
import { quickBuiltins } from './scripts/package/quick-builtins.ts';

/** Bundles the headless program. better-sqlite3 stays outside: it loads its own native prebuild. */
export default defineConfig({
  plugins: [oneCopy(), quickBuiltins()],
  build: {
    ssr: true,
    target: 'node22',
    outDir: 'out/server',
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rollupOptions: {
      input: {
        linekeeper: 'server/cli/program.ts',
        'calendar-thread': 'server/integrations/calendar/calendar-thread.ts',
      },
      external: ['better-sqlite3'],
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[hash].js' },
    },
  },
  ssr: { noExternal: true, target: 'node' },
});
