import { execFile, type ExecFileException } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { createPackageWithOptions, extractAll } from '@electron/asar';
import { Arch, build, Platform } from 'electron-builder';

import type { Budgets } from '../../scripts/package/budgets.ts';
import { inspect } from '../../scripts/package/inspect.ts';
import { readOptions } from '../../scripts/package/options.ts';
import { dryRunChanges, makeStandIn } from '../../scripts/package/stand-in.ts';
import { packedFolder, resourcesIn, type Target } from '../../scripts/package/targets.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** Where a dry run leaves its packages. */
export const OUTPUT = join(ROOT, 'out', 'desktop');
export const LINUX: Target = { platform: 'linux', arch: 'x64' };
/** The package for this computer. */
export const HERE = readOptions(['--for', `${process.platform}-${process.arch}`], process.platform).targets[0] ?? LINUX;
export const ENOUGH: Budgets = {
  main: 1e9,
  preload: 1e9,
  window: 1e9,
  resources: 1e9,
  nativeModule: 1e9,
  archive: 1e9,
  licences: 1e9,
};

type Ended = ExecFileException & { stdout?: string };

/** Every package, by the same door as everybody: electron-builder, with a folder that only looks like Electron. */
export async function packWithoutElectron(): Promise<string> {
  const main = join(ROOT, 'scripts', 'package', 'main.ts');
  const packing = promisify(execFile)(process.execPath, [main, '--dry-run'], { cwd: ROOT, maxBuffer: 1e8 });
  // What is wrong with a package is said on the way out; why there is none, by the error.
  const said = await packing.catch(({ stdout, message, code, signal }: Ended) => ({
    stdout: `${stdout}\n${message}\nended with ${code ?? signal}`,
  }));
  return said.stdout;
}

/** What is found in a package, with rules that let pass what is ours. */
export function look(
  folder: string,
  target = LINUX,
  over: Partial<Parameters<typeof inspect>[0]> = {},
): Promise<string[]> {
  const rules = { root: ROOT, budgets: ENOUGH, needsTunnelProgram: false, isSigned: false, updates: null };
  return inspect({ folder, target, ...rules, tunnelPrograms: new Map(), ...over });
}

/** A copy of a package to do mischief in, without the big file that is not ours. */
export function copyOfPackage(target = LINUX): string {
  const folder = join(temporaryDirectory(), 'package');
  cpSync(packedFolder(OUTPUT, target), folder, { recursive: true, filter: (path) => basename(path) !== 'cloudflared' });
  return folder;
}

/** Takes the archive of a package apart where it lies, and tells where that is. */
export function unpack(folder: string): string {
  const resources = resourcesIn(folder, HERE);
  const root = join(resources, 'app');
  extractAll(join(resources, 'app.asar'), root);
  return root;
}

/** A file, and the folders it lies in. */
export function plant(path: string, content: string | Buffer = 'x'): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** Takes the archive apart, lets `change` at it, and makes one of it again. */
export async function repack(folder: string, change: (content: string) => void, target = LINUX): Promise<void> {
  const archive = join(resourcesIn(folder, target), 'app.asar');
  const content = temporaryDirectory();
  extractAll(archive, content);
  change(content);
  rmSync(`${archive}.unpacked`, { recursive: true, force: true });
  await createPackageWithOptions(content, archive, { unpack: '**/*.node' });
}

/** The entry for menus that an AppImage of ours has in it; electron-builder stops before it would fetch its tools. */
export async function menuEntryOfAppImage(): Promise<string> {
  const electronDist = join(temporaryDirectory(), 'electron');
  makeStandIn(electronDist, LINUX);
  const own = { extends: join(ROOT, 'electron-builder.yml'), directories: { output: temporaryDirectory() } };
  const entries: string[] = [];
  await build({
    projectDir: ROOT,
    targets: Platform.LINUX.createTarget('AppImage', Arch.x64),
    config: { ...dryRunChanges(electronDist), ...own },
    publish: 'never',
    effectiveOptionComputed({ desktop }: { desktop: string }) {
      entries.push(desktop);
      return Promise.resolve(true);
    },
  });
  return entries.join('\n');
}
