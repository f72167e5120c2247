import { join } from 'node:path';

/** What a package is made for, as Node names it (`process.platform`, `process.arch`). */
export type Target = { platform: Platform; arch: Arch };
export type Platform = (typeof PLATFORMS)[number];
export type Arch = (typeof ARCHES)[number];

export const PLATFORMS = ['linux', 'win32', 'darwin'] as const;
export const ARCHES = ['x64', 'arm64'] as const;

/** Every target there is an installer for. */
export const TARGETS: readonly Target[] = PLATFORMS.flatMap((platform) => ARCHES.map((arch) => ({ platform, arch })));

/** `linux-x64`, as folders and prebuilds are called. */
export function targetName({ platform, arch }: Target): string {
  return `${platform}-${arch}`;
}

/** The folder electron-builder packs into, beneath its output: `linux-unpacked`, `win-arm64-unpacked`, `mac-arm64`. */
export function packedFolder(output: string, { platform, arch }: Target): string {
  const suffix = arch === 'x64' ? '' : `-${arch}`;
  const name = platform === 'darwin' ? 'mac' : platform === 'win32' ? 'win' : 'linux';
  return join(output, platform === 'darwin' ? `${name}${suffix}` : `${name}${suffix}-unpacked`);
}

/** Where app.asar lies in that folder. */
export function resourcesIn(folder: string, { platform }: Target): string {
  return platform === 'darwin' ? join(folder, 'Linekeeper.app', 'Contents', 'Resources') : join(folder, 'resources');
}

/** What is started, and on macOS what holds the fuses. */
export function executableIn(folder: string, { platform }: Target): string {
  if (platform === 'darwin') return join(folder, 'Linekeeper.app');
  return join(folder, platform === 'win32' ? 'Linekeeper.exe' : 'linekeeper');
}
