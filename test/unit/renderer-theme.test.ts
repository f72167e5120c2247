import { expect, test } from 'vitest';

import { colours, type ColourName } from '../../renderer/src/theme/tokens.ts';
import { onlyPlainText } from '../../renderer/src/theme/trusted-styles.ts';

const grounds: ColourName[] = ['paper', 'surface', 'raised', 'sunken'];
const words: [ColourName, ColourName][] = [
  ...grounds.flatMap((ground): [ColourName, ColourName][] => [
    ['ink', ground],
    ['muted', ground],
    ['accent', ground],
    ['good', ground],
    ['warn', ground],
    ['bad', ground],
  ]),
  ['on-accent', 'accent'],
  ['accent-strong', 'accent-soft'],
  ['good', 'good-soft'],
  ['warn', 'warn-soft'],
  ['bad', 'bad-soft'],
  ['ink', 'mark'],
  ['ink', 'accent-soft'],
  ['paper', 'ink'],
  ['paper', 'bad'],
];

test.each(['light', 'dark'] as const)('words can be read in the %s theme, and edges can be seen', (scheme) => {
  const tooFaint = (pairs: [ColourName, ColourName][], least: number): string[] =>
    pairs
      .map(([front, back]): [string, number] => [
        `${front} on ${back}`,
        contrast(colours[scheme][front], colours[scheme][back]),
      ])
      .filter(([, ratio]) => ratio < least)
      .map(([pair, ratio]) => `${pair}: ${ratio.toFixed(2)}`);

  expect(tooFaint(words, 4.5)).toEqual([]);
  expect(
    tooFaint(
      grounds.map((ground) => ['edge', ground]),
      3,
    ),
  ).toEqual([]);
});

test('the page’s one policy lets style text through and nothing that could begin an element', () => {
  expect(onlyPlainText(':root{--lk-space-1:0.25rem;}')).toBe(':root{--lk-space-1:0.25rem;}');
  expect(onlyPlainText('<img src=x onerror=alert(1)>')).toBeNull();
  expect(onlyPlainText('</style><script>')).toBeNull();
});

/** WCAG 2.2, contrast ratio of two `#rrggbb` colours. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
