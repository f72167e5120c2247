import type { Page } from 'playwright-core';
import pngToIco from 'png-to-ico';

import type { Picture, Target } from './targets.ts';

/** A page of Chromium that draws: SVG goes in, PNG with transparency comes out. */
export async function paint(page: Page, { svg, pixels }: Picture): Promise<Buffer> {
  await page.setViewportSize({ width: Math.max(pixels, 64), height: Math.max(pixels, 64) });
  await page.setContent(`<!doctype html><body style="margin:0;line-height:0">${svg}</body>`);
  return page.screenshot({ omitBackground: true, clip: { x: 0, y: 0, width: pixels, height: pixels } });
}

/** The bytes of one icon file. */
export async function paintFile(page: Page, { file, pictures }: Target): Promise<Buffer> {
  const pngs: Buffer[] = [];
  for (const picture of pictures) pngs.push(await paint(page, picture));
  const [first] = pngs;
  if (first === undefined) throw new Error(`${file} has no picture`);
  return file.endsWith('.ico') ? pngToIco(pngs) : first;
}
