import type { ConditionState } from '#contract/condition.ts';

/** The bar an icon lies on: the system's own, light or dark. */
export type Bar = 'light' | 'dark';

/** What an icon is drawn with: the handset's ink and the mark's colour. */
export type Tint = { ink: string; mark: string };

/** The usual taskbars, to be seen against and measured against. */
export const bars: Readonly<Record<Bar, string>> = { light: '#f3f3f3', dark: '#202020' };

const inks: Readonly<Record<Bar, string>> = { light: '#1b1f24', dark: '#ffffff' };

/** features.md §5.2: blue, grey, amber, red, grey; ready has no mark. Each stands out at 3:1 or more against its bar. */
const marks: Readonly<Record<ConditionState, Readonly<Record<Bar, string>>>> = {
  ready: inks,
  'on-call': { light: '#0a62b5', dark: '#6cb8ff' },
  starting: { light: '#6b6f75', dark: '#a9adb3' },
  'needs-you': { light: '#b04a00', dark: '#ffc24a' },
  'callers-affected': { light: '#c42b1c', dark: '#ff7a6b' },
  paused: { light: '#6b6f75', dark: '#a9adb3' },
};

/** macOS tints a template image itself, from its alpha. */
export const template: Tint = { ink: '#000000', mark: '#000000' };

/** How a state is tinted on a bar whose colour we know. */
export function tintOn(bar: Bar, state: ConditionState): Tint {
  return { ink: inks[bar], mark: marks[state][bar] };
}
