import type { ConditionState } from '#contract/condition.ts';
import type { Tint } from './colours.ts';
import { EDGE, GRID, shapes } from './shapes.ts';
import { sixteen } from './sixteen.ts';

/** `lit` is the one mark that is at full strength while an icon moves; undefined where all of them are. */
type Asked = { state: ConditionState; tint: Tint; pixels: number; lit?: number | undefined };

const UNLIT = 0.35;
const HALF: ReadonlySet<string> = new Set(['+', '-']);

/** One tray icon as an SVG document of that many pixels. 16 are set by hand, everything else is the large drawing. */
export function traySvg(asked: Asked): string {
  return asked.pixels === 16 ? pixelSvg(asked) : shapeSvg(asked);
}

function shapeSvg({ state, tint, pixels, lit }: Asked): string {
  // 22 px, and 20 where there is no room to spare: the free edge is left away.
  const edge = pixels % GRID === 0 || pixels % 32 === 0 ? 0 : EDGE;
  const { handset, marks } = shapes[state];
  const drawn = marks.map((mark, at) => `<g opacity="${strength(at, lit)}">${mark}</g>`).join('');
  const parts = `<g fill="${tint.ink}">${handset}</g><g fill="${tint.mark}" color="${tint.mark}">${drawn}</g>`;
  return svg(pixels, `${edge} ${edge} ${GRID - 2 * edge} ${GRID - 2 * edge}`, parts);
}

function pixelSvg({ state, tint, lit }: Asked): string {
  const squares = sixteen[state].flatMap((row, y) =>
    [...row].map((sign, x) => {
      if (sign === '.') return '';
      const mark = '+#'.includes(sign) ? null : Math.max(1, Number(sign) || 0) - 1;
      const opacity = (HALF.has(sign) ? 0.5 : 1) * (mark === null ? 1 : strength(mark, lit));
      const fill = mark === null ? tint.ink : tint.mark;
      return `<rect x="${x}" y="${y}" width="1" height="1" fill="${fill}" opacity="${opacity}"/>`;
    }),
  );
  return svg(16, '0 0 16 16', squares.join(''));
}

function strength(mark: number, lit: number | undefined): number {
  return lit === undefined || lit === mark ? 1 : UNLIT;
}

function svg(pixels: number, viewBox: string, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels}" height="${pixels}" viewBox="${viewBox}">${content}</svg>`;
}
