/**
 * The look of the window, and the only place it is decided: a front desk of warm paper by day and deep ink by night,
 * with one accent, the green of a banker's lamp. Everything else speaks of these by name (`var(--lk-…)`).
 */
export const colours = {
  light: {
    paper: '#f6f1e7',
    surface: '#fffdf8',
    raised: '#ffffff',
    sunken: '#ece5d6',
    line: '#d9cfbc',
    edge: '#857b68',
    ink: '#22262b',
    muted: '#5a5c5e',
    accent: '#1d5b4f',
    'accent-strong': '#12433a',
    'accent-soft': '#dcebe3',
    'on-accent': '#ffffff',
    good: '#23663a',
    'good-soft': '#e0efdf',
    warn: '#7d4e00',
    'warn-soft': '#f8e8c8',
    bad: '#a1281f',
    'bad-soft': '#f9e0da',
    mark: '#fbe08a',
    shade: 'rgb(58 46 24 / 10%)',
  },
  dark: {
    paper: '#11151b',
    surface: '#191f27',
    raised: '#212934',
    sunken: '#0c0f14',
    line: '#303945',
    edge: '#7d8794',
    ink: '#efe9dd',
    muted: '#b3aea3',
    accent: '#8fd0ba',
    'accent-strong': '#b5e3d3',
    'accent-soft': '#1d3a34',
    'on-accent': '#0d2721',
    good: '#93d3a2',
    'good-soft': '#1b3524',
    warn: '#ecc174',
    'warn-soft': '#3b2d12',
    bad: '#f2a195',
    'bad-soft': '#45201c',
    mark: '#6a5414',
    shade: 'rgb(0 0 0 / 40%)',
  },
} as const;

export type ColourName = keyof typeof colours.light;

/** Type grows with the window, so that the first thing on a screen stays the largest from a phone to a wall. */
export const type = {
  family: "'Atkinson Hyperlegible Next Variable', 'Segoe UI', system-ui, sans-serif",
  mono: "ui-monospace, 'Cascadia Mono', 'SF Mono', Menlo, Consolas, monospace",
  sizes: {
    tiny: '0.8125rem',
    small: '0.9375rem',
    body: '1.0625rem',
    large: '1.25rem',
    title: 'clamp(1.375rem, 1.2rem + 0.6vw, 1.75rem)',
    display: 'clamp(1.875rem, 1.4rem + 1.8vw, 3rem)',
  },
  lineHeight: '1.5',
} as const;

/** Steps of a quarter rem: `--lk-space-4` is one rem. */
export const space = {
  1: '0.25rem',
  2: '0.5rem',
  3: '0.75rem',
  4: '1rem',
  5: '1.5rem',
  6: '2rem',
  7: '3rem',
  8: '4.5rem',
} as const;

export const radius = { small: '0.375rem', medium: '0.75rem', large: '1.25rem', round: '999px' } as const;

export const motion = { quick: '120ms', calm: '220ms', ease: 'cubic-bezier(0.2, 0.7, 0.2, 1)' } as const;
