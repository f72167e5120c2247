import type { ConditionState } from '#contract/condition.ts';

/**
 * SVG markup: the handset takes the ink of the bar, each mark the colour of its state. Marks are apart so that they can
 * be lit one after the other where an icon moves.
 */
export type Drawing = { handset: string; marks: readonly string[] };

/** Drawings have 24 units with one left free at each edge: 22 px are the same drawing without that edge. */
export const GRID = 24;
export const EDGE = 1;

/** On its back: two ends that point up, and the grip between them. */
const RECEIVER = shape(
  'M-11.5-1.6a1.9 1.9 0 0 1 1.9-1.9h2.6a1.9 1.9 0 0 1 1.9 1.9v1.3q0 .9.9 1q4.2.6 8.4 0q.9-.1.9-1v-1.3a1.9 1.9 0 0 1 1.9-1.9h2.6a1.9 1.9 0 0 1 1.9 1.9v2.2c0 3.4-5.4 5-11.5 5s-11.5-1.6-11.5-5z',
);
/** What is left of it where its grip is dots. */
const ENDS = shape(
  'M-11.5-1.6a1.9 1.9 0 0 1 1.9-1.9h2.6a1.9 1.9 0 0 1 1.9 1.9v2.6a1.5 1.5 0 0 1-1.5 1.5h-3.4a1.5 1.5 0 0 1-1.5-1.5z',
  'M11.5-1.6a1.9 1.9 0 0 0-1.9-1.9h-2.6a1.9 1.9 0 0 0-1.9 1.9v2.6a1.5 1.5 0 0 0 1.5 1.5h3.4a1.5 1.5 0 0 0 1.5-1.5z',
);
/** Its two halves, with a tooth in the crack between them. */
const HALVES = shape(
  'M-11.5-1.6a1.9 1.9 0 0 1 1.9-1.9h2.6a1.9 1.9 0 0 1 1.9 1.9v1.3q0 .9.9 1q.9.1 1.7.2l1.6 2.1-2.4 1.2.9 2.3c-5-.4-9.1-2-9.1-4.8z',
  'M11.5-1.6a1.9 1.9 0 0 0-1.9-1.9h-2.6a1.9 1.9 0 0 0-1.9 1.9v1.3q0 .9-.9 1q-.7.1-1.5.2l1.6 2.2-2.4 1.2.9 2.2c4.9-.5 8.7-1.9 8.7-4.6z',
);

/** As it is held: its ends point up and to the right, where there is room for a mark. */
const held = (markup: string): string => placed('translate(11.2 12.8) rotate(45)', markup);

/** What every state looks like where there are 20 px or more: told apart by shape, colour only helps. */
export const shapes: Readonly<Record<ConditionState, Drawing>> = {
  ready: { handset: held(RECEIVER), marks: [] },
  'on-call': { handset: held(RECEIVER), marks: [line('M12.5 6.5a5 5 0 0 1 5 5', 'M12.5 2.1a9.4 9.4 0 0 1 9.4 9.4')] },
  starting: {
    handset: held(ENDS),
    marks: [held(dot(-6.3, 5.4, 1.7)), held(dot(0, 5.9, 1.7)), held(dot(6.3, 5.4, 1.7))],
  },
  'needs-you': {
    handset: held(RECEIVER),
    marks: [shape('M15.3 3.1a2.2 2.2 0 0 1 4.4 0l-.6 5.4a1.6 1.6 0 0 1-3.2 0z') + dot(17.5, 12.6, 1.8)],
  },
  'callers-affected': { handset: held(HALVES), marks: [line('M14.8 2.4l6.8 6.8', 'M21.6 2.4l-6.8 6.8')] },
  paused: {
    handset: placed('translate(12 17) rotate(180)', RECEIVER),
    marks: [shape('M7 1h3v9h-3z', 'M14 1h3v9h-3z')],
  },
};

function shape(...paths: readonly string[]): string {
  return paths.map((d) => `<path d="${d}"/>`).join('');
}

function line(...paths: readonly string[]): string {
  const drawn = 'fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"';
  return paths.map((d) => `<path d="${d}" ${drawn}/>`).join('');
}

function dot(x: number, y: number, radius: number): string {
  return `<circle cx="${x}" cy="${y}" r="${radius}"/>`;
}

function placed(transform: string, markup: string): string {
  return `<g transform="${transform}">${markup}</g>`;
}
