import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { ConditionState } from '#contract/condition.ts';
import { bars, tintOn } from '../../scripts/icons/colours.ts';
import { hashDrawings, iconsDir, Manifest, manifestFile, readAppIcon, sha256 } from '../../scripts/icons/manifest.ts';
import { paint } from '../../scripts/icons/paint.ts';
import { sixteen } from '../../scripts/icons/sixteen.ts';
import { targets, WINDOWS_APP_SIZES, WINDOWS_TRAY_SIZES } from '../../scripts/icons/targets.ts';
import { findChromium, launchChromium } from '../support/chromium.ts';
import { readPng, type Bitmap } from '../support/png.ts';

const STATES = ConditionState.options;
const BARS = ['light', 'dark'] as const;
const all = targets(readAppIcon());
const read = (file: string): Buffer => readFileSync(join(iconsDir, file));
const chromium = findChromium();
/** One of each state set by hand, and one of each drawn large. */
const drawnAgain = /^tray-(?:mac\/[^@]+|linux\/[a-z-]+-on-light-24)\.png$/;

/** The picture as a printer of one bit would make it: which pixels are there. */
function oneBit({ rgba }: Bitmap): boolean[] {
  return Array.from({ length: rgba.length / 4 }, (_, at) => (rgba[at * 4 + 3] ?? 0) >= 128);
}

/** How many pixels differ, when one of the two may be moved by up to one pixel: the eye does not measure places. */
function distance(a: boolean[], b: boolean[]): number {
  const shifts = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => ({ dx, dy })));
  const at = (bits: boolean[], x: number, y: number): boolean =>
    x >= 0 && x < 16 && y >= 0 && y < 16 && bits[y * 16 + x] === true;
  const counts = shifts.map(({ dx, dy }) => {
    let different = 0;
    for (let y = -1; y <= 16; y++)
      for (let x = -1; x <= 16; x++) if (at(a, x, y) !== at(b, x + dx, y + dy)) different++;
    return different;
  });
  return Math.min(...counts);
}

/** The sizes an ICO says it holds, each with the size its own picture says. */
function icoSizes(file: Buffer): { listed: number; inside: number; opaque: boolean }[] {
  expect([file.readUInt16LE(0), file.readUInt16LE(2)]).toEqual([0, 1]);
  return Array.from({ length: file.readUInt16LE(4) }, (_, at) => {
    const entry = 6 + 16 * at;
    const offset = file.readUInt32LE(entry + 12);
    const pixels = file.subarray(offset + 40, offset + file.readUInt32LE(entry + 8));
    return {
      listed: file[entry] === 0 ? 256 : (file[entry] ?? 0),
      inside: file.readInt32LE(offset + 4),
      opaque: pixels.some((byte, place) => place % 4 === 3 && byte === 255),
    };
  });
}

describe('the six states at 16 px in black and white', () => {
  const pairs = STATES.flatMap((a, at) => STATES.slice(at + 1).map((b) => [a, b] as const));
  const bits = (state: string): boolean[] => oneBit(readPng(read(`tray-mac/${state}Template.png`)));

  it.each(pairs)('%s and %s differ in at least 24 pixels, wherever they are put', (a, b) => {
    expect(distance(bits(a), bits(b))).toBeGreaterThanOrEqual(24);
  });

  it('are what was set by hand, pixel by pixel', () => {
    for (const state of STATES) {
      const drawn = sixteen[state].flatMap((row) => [...row].map((sign) => sign !== '.'));
      expect(bits(state)).toEqual(drawn);
    }
  });
});

describe('the icon files', () => {
  it('are those of every state, platform and scale, and no others', () => {
    const there = readdirSync(iconsDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) =>
        join(parentPath, name)
          .slice(iconsDir.length + 1)
          .replaceAll('\\', '/'),
      );
    const mac = STATES.flatMap((state) => ['', '@2x', '@3x'].map((scale) => `tray-mac/${state}Template${scale}.png`));
    const names = [...STATES, 'starting-1', 'starting-2', 'starting-3'];
    const windows = names.flatMap((state) => BARS.map((bar) => `tray-windows/${state}-on-${bar}.ico`));
    const sizes = ['22', '22@2x', '24', '24@2x'];
    const linux = STATES.flatMap((state) =>
      BARS.flatMap((bar) => sizes.map((size) => `tray-linux/${state}-on-${bar}-${size}.png`)),
    );
    const linuxApp = [16, 22, 24, 32, 48, 64, 128, 256, 512].map((size) => `app-linux/${size}x${size}.png`);
    const expected = [...mac, ...windows, ...linux, ...linuxApp, 'app/mac.png', 'app/windows.ico'];
    expect(there.toSorted()).toEqual(expected.toSorted());
  });

  it('are what the drawings say, and nobody edited one by hand', () => {
    const manifest = Manifest.parse(JSON.parse(readFileSync(manifestFile, 'utf8')));
    expect(manifest.drawings, 'drawings changed: run node scripts/icons.mjs').toBe(hashDrawings(all));
    expect(Object.keys(manifest.files).toSorted()).toEqual(all.map(({ file }) => file).toSorted());
    for (const [file, hash] of Object.entries(manifest.files)) expect(sha256(read(file)), file).toBe(hash);
  });

  it('have the size that their name says', () => {
    for (const { file, pictures } of all.filter((target) => target.file.endsWith('.png'))) {
      const base = /[-/](\d{2,3})[.@x]/.exec(file)?.[1] ?? 16;
      const scale = /@(\d)x/.exec(file)?.[1] ?? 1;
      const says = file === 'app/mac.png' ? 1024 : Number(base) * Number(scale);
      const { width, height } = readPng(read(file));
      expect([width, height, pictures[0]?.pixels], file).toEqual([says, says, says]);
    }
  });

  it('for macOS are black and alpha only, so that the menu bar can tint them', () => {
    for (const { file } of all.filter((target) => target.file.startsWith('tray-mac/'))) {
      const { rgba } = readPng(read(file));
      const coloured = rgba.some((value, at) => at % 4 !== 3 && value !== 0);
      expect(coloured, file).toBe(false);
      expect(oneBit({ width: 0, height: 0, rgba }).filter(Boolean).length, file).toBeGreaterThan(40);
    }
  });

  it('for Windows hold every size of the taskbar and of the desktop', () => {
    for (const { file } of all.filter((target) => target.file.endsWith('.ico'))) {
      const sizes = file.startsWith('app/') ? WINDOWS_APP_SIZES : WINDOWS_TRAY_SIZES;
      expect(icoSizes(read(file)), file).toEqual(sizes.map((size) => ({ listed: size, inside: size, opaque: true })));
    }
    expect(WINDOWS_TRAY_SIZES).toEqual(expect.arrayContaining([16, 32, 64]));
    expect(WINDOWS_APP_SIZES).toEqual(expect.arrayContaining([16, 256]));
  });
});

describe('the colours', () => {
  const cases = BARS.flatMap((bar) => STATES.map((state) => [bar, state] as const));

  it.each(cases)('stand out from a %s bar at 3:1 when %s', (bar, state) => {
    const { ink, mark } = tintOn(bar, state);
    expect(contrast(ink, bars[bar])).toBeGreaterThanOrEqual(3);
    expect(contrast(mark, bars[bar])).toBeGreaterThanOrEqual(3);
  });
});

describe.skipIf(chromium === undefined && !process.env['CI'])('drawn again', () => {
  it('every state comes out as it is committed', { timeout: 120_000 }, async () => {
    const browser = await launchChromium(chromium ?? '', ['--hide-scrollbars', '--force-color-profile=srgb']);
    try {
      const page = await browser.newPage();
      for (const { file, pictures } of all.filter((target) => drawnAgain.test(target.file))) {
        const [picture] = pictures;
        const again = readPng(await paint(page, picture ?? { svg: '', pixels: 0 })).rgba;
        const kept = readPng(read(file)).rgba;
        // Another Chromium may round the edge of a curve another way, and nothing more.
        const far = kept.filter((value, at) => Math.abs(value - (again[at] ?? 0)) > 24).length;
        expect(far / kept.length, file).toBeLessThan(0.005);
      }
    } finally {
      await browser.close();
    }
  });
});

/** WCAG 2.2: contrast of two colours, `#rrggbb` each. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
