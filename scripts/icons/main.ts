import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { AppError } from '../../server/contract/errors.ts';
import { findChromium, launchChromium } from '../../test/support/chromium.ts';
import { hashDrawings, iconsDir, manifestFile, readAppIcon, sha256, type Manifest } from './manifest.ts';
import { paintFile } from './paint.ts';
import { paintSheet } from './sheet.ts';
import { targets } from './targets.ts';

const sheetFile = join(import.meta.dirname, '..', '..', 'docs', 'pictures', 'icons.png');

/** Draws every icon anew, and the sheet to look at them on. */
async function drawIcons(): Promise<void> {
  const executable = findChromium();
  if (executable === undefined) throw new AppError('invalid_input', 'There is no Chromium: name one in CHROMIUM_BIN.');
  const all = targets(readAppIcon());
  const manifest: Manifest = { drawings: hashDrawings(all), files: {} };
  const browser = await launchChromium(executable, ['--hide-scrollbars', '--force-color-profile=srgb']);
  try {
    const page = await browser.newPage();
    rmSync(iconsDir, { recursive: true, force: true });
    for (const target of all) {
      const bytes = await paintFile(page, target);
      const path = join(iconsDir, target.file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
      manifest.files[target.file] = sha256(bytes);
    }
    writeFileSync(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`);
    writeFileSync(sheetFile, await paintSheet(page, iconsDir));
  } finally {
    await browser.close();
  }
  process.stdout.write(`${all.length} icons in ${iconsDir}, to be looked at in ${sheetFile}\n`);
}

await drawIcons();
