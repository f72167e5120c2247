import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { Configuration } from 'electron-builder';

import { standInApp } from './stand-in-mac.ts';
import { standInProgram } from './stand-in-windows.mjs';
import type { Target } from './targets.ts';

/**
 * The fuse wire as it stands in an Electron binary, all as Electron gives it away: a sentinel, version 1, nine fuses.
 * https://www.electronjs.org/docs/latest/tutorial/fuses
 */
export const FUSE_WIRE = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101100010'),
]);

const EVERYWHERE = [
  'LICENSE',
  'LICENSES.chromium.html',
  'chrome_100_percent.pak',
  'chrome_200_percent.pak',
  'icudtl.dat',
  'resources.pak',
  'snapshot_blob.bin',
  'v8_context_snapshot.bin',
  'vk_swiftshader_icd.json',
  ...['de', 'en-GB', 'en-US', 'fr', 'ja'].map((language) => `locales/${language}.pak`),
];
const LINUX = ['chrome-sandbox', 'chrome_crashpad_handler', 'libEGL.so', 'libGLESv2.so', 'libffmpeg.so'];
const WINDOWS = [
  'd3dcompiler_47.dll',
  'ffmpeg.dll',
  'libEGL.dll',
  'libGLESv2.dll',
  'vk_swiftshader.dll',
  'vulkan-1.dll',
];

/**
 * Makes a folder that electron-builder takes for an unpacked Electron: its file names, nothing in them, and a program
 * with fuses that can be flipped and read back. So packages can be made and looked into without downloading Electron.
 */
export function makeStandIn(folder: string, { platform }: Target): void {
  rmSync(folder, { recursive: true, force: true });
  if (platform === 'darwin') return put(folder, standInApp(FUSE_WIRE));
  const names = [...EVERYWHERE, ...(platform === 'win32' ? WINDOWS : LINUX)];
  const program = platform === 'win32' ? standInProgram(FUSE_WIRE) : FUSE_WIRE;
  const name = platform === 'win32' ? 'electron.exe' : 'electron';
  put(folder, { ...Object.fromEntries(names.map((each) => [each, Buffer.alloc(0)])), [name]: program });
  chmodSync(join(folder, name), 0o755);
}

/** What a run with a stand-in leaves out: whatever would touch a real program, or needs another system’s tools. */
export function dryRunChanges(electronDist: string): Configuration {
  return {
    electronDist,
    win: { signExecutable: false },
    // Making an .icns of our picture takes a tool that electron-builder fetches.
    mac: { identity: null, notarize: false, icon: join(electronDist, 'icon.icns') },
    electronFuses: { resetAdHocDarwinSignature: false },
  };
}

function put(folder: string, files: Record<string, Buffer>): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}
