import type { Platform } from './targets.ts';

const STATES = ['starting', 'ready', 'on-call', 'paused', 'needs-you', 'callers-affected'];
const BARS = ['on-dark', 'on-light'];

const SHIPPED = [
  ...each(['default', 'dentist', 'garage', 'salon'], (name) => [
    `resources/soul/${name}.md`,
    `resources/soul/${name}-de.md`,
  ]),
  ...['demo', 'dentist', 'garage', 'salon'].map((name) => `resources/rehearsals/${name}.json`),
];

const ICONS: Record<Platform, readonly string[]> = {
  linux: [
    ...[16, 22, 24, 32, 48, 64, 128, 256, 512].map((size) => `app-linux/${size}x${size}.png`),
    ...each(STATES, (state) =>
      each(BARS, (bar) => ['22', '22@2x', '24', '24@2x'].map((size) => `tray-linux/${state}-${bar}-${size}.png`)),
    ),
  ],
  win32: each([...STATES, 'starting-1', 'starting-2', 'starting-3'], (state) =>
    BARS.map((bar) => `tray-windows/${state}-${bar}.ico`),
  ),
  darwin: each(STATES, (state) => ['', '@2x', '@3x'].map((size) => `tray-mac/${state}Template${size}.png`)),
};

/**
 * Every file beneath `resources/` that goes into the archive for a system, by name: what else comes to lie there, such
 * as the soul of an owner’s own shop or calls that were really made, is nobody’s to give away.
 */
export function shippedResources(platform: Platform): string[] {
  return [...SHIPPED, ...ICONS[platform].map((name) => `resources/icons/${name}`)];
}

function each(names: readonly string[], toFiles: (name: string) => string[]): string[] {
  return names.flatMap(toFiles);
}
