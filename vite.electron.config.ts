import { defineConfig } from 'vite';

import { oneCopy } from './scripts/package/one-copy.ts';
import { quickBuiltins } from './scripts/package/quick-builtins.ts';

/**
 * Bundles the desktop's two programs: the main one as an ES module with all it needs but what brings native code, and
 * the one that runs beside the page as CommonJS, because a sandboxed window takes nothing else.
 */
export default defineConfig({
  plugins: [oneCopy(), quickBuiltins()],
  builder: {
    async buildApp(builder) {
      for (const name of ['main', 'preload']) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
  environments: {
    main: {
      resolve: { noExternal: true, external: ['electron', 'better-sqlite3'] },
      build: build(['electron/main.ts', 'server/integrations/calendar/calendar-thread.ts'], 'es'),
    },
    preload: {
      resolve: { noExternal: true, external: ['electron'] },
      build: { ...build('electron/preload.ts', 'cjs'), emptyOutDir: false },
    },
  },
});

function build(input: string | string[], format: 'cjs' | 'es') {
  return {
    ssr: true,
    target: 'node24',
    outDir: 'out/electron',
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input,
      external: ['electron', 'better-sqlite3'],
      output: {
        format,
        entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
        chunkFileNames: 'chunk-[hash].js',
      },
    },
  };
}
