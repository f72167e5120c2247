import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'playwright-core';

import { ConditionState } from '#contract/condition.ts';
import { bars, tintOn, type Bar } from './colours.ts';
import { traySvg } from './tray-svg.ts';
import { WINDOWS_TRAY_SIZES } from './targets.ts';

const STATES = ConditionState.options;
const BARS: readonly Bar[] = ['light', 'dark'];

/** All states on one sheet: 16 px in black and white as they are and enlarged, then every platform on both bars. */
export async function paintSheet(page: Page, iconsDir: string): Promise<Buffer> {
  const rows = STATES.map((state) => row(state, iconsDir)).join('');
  const apps = [16, 24, 32, 48, 128]
    .map((size) => image(join(iconsDir, 'app-linux', `${size}x${size}.png`), ''))
    .join('');
  await page.setViewportSize({ width: 1360, height: 900 });
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>${STYLE}</style>${THRESHOLD}
<table><tr><th>state<th>16 px, one bit<th>the same, 8 times<th>macOS<th>Windows<th>Linux</tr>${rows}</table>
<p>${apps} ${image(join(iconsDir, 'app', 'mac.png'), 'width="128"')}</p>`);
  return page.screenshot({ fullPage: true });
}

function row(state: ConditionState, iconsDir: string): string {
  const small = join(iconsDir, 'tray-mac', `${state}Template.png`);
  const onBit = image(small, 'class="bit"');
  const enlarged = image(small, 'class="bit large"');
  const mac = BARS.map((bar) => strip(bar, macImages(state, bar, iconsDir))).join('');
  const windows = BARS.map((bar) => strip(bar, windowsImages(state, bar))).join('');
  const linux = BARS.map((bar) => strip(bar, linuxImages(state, bar, iconsDir))).join('');
  return `<tr><th>${state}<td>${onBit}<td>${enlarged}<td>${mac}<td>${windows}<td>${linux}</tr>`;
}

/** The menu bar draws a template image in its own ink. */
function macImages(state: ConditionState, bar: Bar, iconsDir: string): string {
  const ink = bar === 'dark' ? 'style="filter:invert(1)"' : '';
  return ['', '@2x', '@3x']
    .map((scale) => image(join(iconsDir, 'tray-mac', `${state}Template${scale}.png`), ink))
    .join('');
}

/** Drawn anew, because no page shows the pictures inside an ICO one by one. */
function windowsImages(state: ConditionState, bar: Bar): string {
  return WINDOWS_TRAY_SIZES.map((pixels) => traySvg({ state, tint: tintOn(bar, state), pixels })).join('');
}

function linuxImages(state: ConditionState, bar: Bar, iconsDir: string): string {
  const names = ['22', '22@2x', '24', '24@2x'];
  return names.map((size) => image(join(iconsDir, 'tray-linux', `${state}-on-${bar}-${size}.png`), '')).join('');
}

function strip(bar: Bar, content: string): string {
  return `<div class="strip" style="background:${bars[bar]}">${content}</div>`;
}

function image(file: string, attributes: string): string {
  return `<img src="data:image/png;base64,${readFileSync(file).toString('base64')}" ${attributes}>`;
}

const STYLE = `body{font:13px system-ui,sans-serif;margin:12px;background:#fff;color:#000}th{text-align:left;font-weight:600;padding:4px 10px}
td{padding:4px 10px}.strip{display:flex;gap:10px;align-items:center;padding:4px 8px}.bit{filter:url(#bit)}
.large{width:128px;image-rendering:pixelated}p img{margin-right:12px}`;

/** Alpha of a half and more is black, everything else is nothing: what a printer of one bit would make of it. */
const THRESHOLD = `<svg width="0" height="0" style="position:absolute"><filter id="bit" color-interpolation-filters="sRGB"><feComponentTransfer>
<feFuncA type="discrete" tableValues="0 1"/></feComponentTransfer></filter></svg>`;
