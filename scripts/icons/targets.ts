import { ConditionState } from '#contract/condition.ts';
import { template, tintOn, type Bar } from './colours.ts';
import { shapes } from './shapes.ts';
import { traySvg } from './tray-svg.ts';

export type Picture = { svg: string; pixels: number };
/** A file beneath resources/icons/: a PNG of its one picture, or an ICO of all of them. */
export type Target = { file: string; pictures: readonly Picture[] };

export const WINDOWS_TRAY_SIZES: readonly number[] = [16, 20, 24, 32, 40, 48, 64];
export const WINDOWS_APP_SIZES: readonly number[] = [16, 20, 24, 32, 40, 48, 64, 128, 256];
const LINUX_TRAY_SIZES: readonly number[] = [22, 24];
const LINUX_APP_SIZES: readonly number[] = [16, 22, 24, 32, 48, 64, 128, 256, 512];
const BARS: readonly Bar[] = ['light', 'dark'];
const STATES = ConditionState.options;

/** Every icon there is. `appIcon` is renderer/src/theme/icon.svg: the window and the program have one face. */
export function targets(appIcon: string): Target[] {
  return [...macTray(), ...windowsTray(), ...linuxTray(), ...programs(appIcon)];
}

function macTray(): Target[] {
  return STATES.flatMap((state) =>
    [1, 2, 3].map((scale) => {
      const picture = { svg: traySvg({ state, tint: template, pixels: 16 * scale }), pixels: 16 * scale };
      return { file: `tray-mac/${state}Template${atScale(scale)}.png`, pictures: [picture] };
    }),
  );
}

function windowsTray(): Target[] {
  return BARS.flatMap((bar) =>
    STATES.flatMap((state) => {
      const still = { file: `tray-windows/${state}-on-${bar}.ico`, pictures: windowsPictures(state, bar) };
      // Only `starting` moves, one dot after the other.
      const frames = state === 'starting' ? shapes[state].marks : [];
      return [still, ...frames.map((_, lit) => movingFrame(state, bar, lit))];
    }),
  );
}

function movingFrame(state: ConditionState, bar: Bar, lit: number): Target {
  return { file: `tray-windows/${state}-${lit + 1}-on-${bar}.ico`, pictures: windowsPictures(state, bar, lit) };
}

function windowsPictures(state: ConditionState, bar: Bar, lit?: number): Picture[] {
  const tint = tintOn(bar, state);
  return WINDOWS_TRAY_SIZES.map((pixels) => ({ svg: traySvg({ state, tint, pixels, lit }), pixels }));
}

function linuxTray(): Target[] {
  const each = BARS.flatMap((bar) => STATES.flatMap((state) => LINUX_TRAY_SIZES.map((size) => ({ bar, state, size }))));
  return each.flatMap(({ bar, state, size }) =>
    [1, 2].map((scale) => {
      const pixels = size * scale;
      const picture = { svg: traySvg({ state, tint: tintOn(bar, state), pixels }), pixels };
      return { file: `tray-linux/${state}-on-${bar}-${size}${atScale(scale)}.png`, pictures: [picture] };
    }),
  );
}

function programs(appIcon: string): Target[] {
  const at = (pixels: number): Picture => ({ svg: sized(appIcon, pixels), pixels });
  return [
    // What macOS makes its .icns of: its icons keep a tenth free around the tile.
    { file: 'app/mac.png', pictures: [{ svg: withMargin(appIcon), pixels: 1024 }] },
    { file: 'app/windows.ico', pictures: WINDOWS_APP_SIZES.map(at) },
    ...LINUX_APP_SIZES.map((pixels) => ({ file: `app-linux/${pixels}x${pixels}.png`, pictures: [at(pixels)] })),
  ];
}

function atScale(scale: number): string {
  return scale === 1 ? '' : `@${scale}x`;
}

function sized(svg: string, pixels: number): string {
  return svg.replace('<svg ', `<svg width="${pixels}" height="${pixels}" `);
}

/** 824 of 1024, as Apple's template has it. */
function withMargin(svg: string): string {
  const tile = svg.replace('<svg ', '<svg x="100" y="100" width="824" height="824" ');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1024" height="1024" viewBox="0 0 1024 1024">${tile}</svg>`;
}
