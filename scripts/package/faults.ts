import { z } from 'zod';

import { isAllowed, nativeModule, tunnelProgram } from './allowed.ts';
import { overBudget, type Budgets } from './budgets.ts';
import type { PackedFile } from './contents.ts';
import { targetName, type Platform, type Target } from './targets.ts';

/** As much of a package.json as says what it leads to and needs. */
export const Manifest = z.object({
  main: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
  devDependencies: z.unknown().optional(),
});

/** A packed folder as it was found. */
export type Packed = {
  target: Target;
  files: readonly PackedFile[];
  /** The package.json inside the archive. */
  manifest: z.infer<typeof Manifest>;
};

type Rules = {
  budgets: Budgets;
  /** False only where a package is made without network, to be looked at and not to be given away. */
  needsTunnelProgram: boolean;
};

/** The only modules that are not inside our bundles. */
export const OUTSIDE_BUNDLES = ['better-sqlite3'];

const MAC_HELPERS = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'].map(
  (kind) => `Frameworks/Linekeeper Helper${kind}.app/Contents/MacOS/Linekeeper Helper${kind}`,
);
/** Without these Electron does not start, or shows nothing in one of our languages. */
const ON_LINUX_AND_WINDOWS = [
  ...['icudtl.dat', 'resources.pak', 'chrome_100_percent.pak', 'v8_context_snapshot.bin'],
  ...['locales/de.pak', 'locales/en-US.pak'],
];
const NEEDED_OF_ELECTRON: Record<Platform, readonly string[]> = {
  linux: [...ON_LINUX_AND_WINDOWS, 'libffmpeg.so'],
  win32: [...ON_LINUX_AND_WINDOWS, 'ffmpeg.dll'],
  darwin: ['Frameworks/Electron Framework.framework/Versions/A/Resources/icudtl.dat', ...MAC_HELPERS],
};

/** What is wrong with a package, one sentence each; none when it may be given away. */
export function findFaults(packed: Packed, rules: Rules): string[] {
  return [
    ...modulesInside(packed),
    ...nodeInside(packed),
    ...strangers(packed),
    ...missing(packed, rules.needsTunnelProgram),
    ...overBudget(packed.files, rules.budgets),
  ];
}

/** Whatever npm would call a dependency of any kind, besides the one that is meant to be there. */
function modulesInside({ files, manifest }: Packed): string[] {
  const modules = files.flatMap(({ path }) => [...path.matchAll(/(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)/g)]);
  const names = new Set(modules.map(([, name]) => name ?? ''));
  const strange = [...names].filter((name) => !OUTSIDE_BUNDLES.includes(name));
  const named = Object.keys(manifest.dependencies ?? {}).filter((name) => !OUTSIDE_BUNDLES.includes(name));
  return [
    ...strange.map((name) => `The module ${name} is inside: only ${OUTSIDE_BUNDLES.join(', ')} may be.`),
    ...named.map((name) => `The package.json inside names ${name} as a dependency, which is not there.`),
    ...(manifest.devDependencies === undefined ? [] : ['The package.json inside names development dependencies.']),
  ];
}

/** Electron is the only program that runs JavaScript here, and its fuses say how. */
function nodeInside({ files }: Packed): string[] {
  const isNode = /(?:^|\/)(?:node(?:\.exe)?|node-(?:linux|win|darwin)-[^/]+\/.*)$/;
  return files.filter(({ path }) => isNode.test(path)).map(({ path }) => `A Node binary is inside: ${path}.`);
}

function strangers({ files, target }: Packed): string[] {
  const outside = files.filter((file) => !isAllowed(file, target));
  return outside.map(({ place, path }) => `Nobody said that this may be inside (${place}): ${path}.`);
}

function missing({ files, target, manifest }: Packed, needsTunnelProgram: boolean): string[] {
  const has = (place: PackedFile['place'], end: string): boolean =>
    files.some(
      (file) => file.place === place && (file.path === end || (place === 'disk' && file.path.endsWith(`/${end}`))),
    );
  const absent = NEEDED_OF_ELECTRON[target.platform].filter((path) => !has('disk', path));
  return [
    ...absent.map((path) => `This is missing: ${path}.`),
    ...(has('unpacked', nativeModule(target)) ? [] : [`The native module for ${targetName(target)} is missing.`]),
    ...(needsTunnelProgram && !has('disk', tunnelProgram(target)) ? ['cloudflared is missing.'] : []),
    ...(manifest.main === 'out/electron/main.js' ? [] : ['The package.json inside does not lead to our program.']),
  ];
}
