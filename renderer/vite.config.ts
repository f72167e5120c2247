import { defineConfig } from 'vite';

/** Bundles the window. Everything it needs comes from the desk door: no inlined data, no address outside. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  build: {
    target: 'es2023',
    outDir: '../out/renderer',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // What at least three views share is one file: by itself it falls into eighty, and each is asked for (0286).
      output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 3 }] } },
      // Mantine marks its files for servers that render React; there is none here.
      onwarn: (warning, warn) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
});
