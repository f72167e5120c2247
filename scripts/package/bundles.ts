import { join } from 'node:path';

import license, { type Dependency, type Options } from 'rollup-plugin-license';
import { createBuilder, type InlineConfig, type PluginOption } from 'vite';
import { z } from 'zod';

import { withText, type ThirdParty } from './third-party.ts';

const Release = z.looseObject({ builds: z.record(z.string(), z.looseObject({ sha256: z.string() })) });

// Its types are made for Rollup and say that the function is one floor deeper than it is.
const licensePlugin = license as unknown as (options: Options) => PluginOption;

type Deps = {
  /** The repository’s folder. */
  root: string;
  /** Gets `electron/` and `renderer/`: apart from those of `npm start`, which may be running meanwhile. */
  into: string;
  /** The hash of each target’s cloudflared as it is packed: see `stageTunnelPrograms`. */
  tunnelPrograms: ReadonlyMap<string, string>;
};

/** Builds what runs on a desk, and tells which packages went into it. */
export async function buildBundles({ root, into, tunnelPrograms }: Deps): Promise<ThirdParty[]> {
  // Whatever the surroundings say, such as those of the tests: React brings its slow and heavy half along otherwise.
  process.env['NODE_ENV'] = 'production';
  const found = new Map<string, ThirdParty>();
  const collect = (dependencies: Dependency[]): void => {
    for (const one of dependencies) {
      const part = withText(toThirdParty(one), { root, author: one.author?.name });
      found.set(`${part.name}@${part.version}`, part);
    }
  };
  const noteLicences = (): PluginOption =>
    licensePlugin({ cwd: root, thirdParty: { includePrivate: false, multipleVersions: true, output: collect } });
  const shared: InlineConfig = { logLevel: 'warn', plugins: [noteLicences()] };
  const electron = { build: { outDir: join(into, 'electron'), sourcemap: false } };
  await run({
    ...shared,
    plugins: [noteLicences(), tellTunnelHashes(tunnelPrograms)],
    root,
    configFile: join(root, 'vite.electron.config.ts'),
    environments: { main: electron, preload: electron },
  });
  await run({
    ...shared,
    configFile: join(root, 'renderer', 'vite.config.ts'),
    build: { outDir: join(into, 'renderer'), emptyOutDir: true },
  });
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Where our signature changed a cloudflared, the program learns the hash it has now (server/tunnel). */
export function tellTunnelHashes(packed: ReadonlyMap<string, string>): PluginOption {
  return {
    name: 'linekeeper-tunnel-hashes',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/resources/cloudflared/checksums.json')) return undefined;
      const release = Release.parse(JSON.parse(code));
      for (const [name, build] of Object.entries(release.builds)) {
        const sha256 = packed.get(name);
        if (sha256 !== undefined && sha256 !== build.sha256) build['bundledSha256'] = sha256;
      }
      return { code: JSON.stringify(release), map: null };
    },
  };
}

async function run(config: InlineConfig): Promise<void> {
  const builder = await createBuilder(config);
  await builder.buildApp();
}

function toThirdParty({ name, version, license: licence, licenseText, noticeText, homepage }: Dependency): ThirdParty {
  const text = [licenseText, noticeText].filter((each) => each !== null && each !== '').join('\n\n');
  const known = { name: name ?? '', version: version ?? '', licence: licence ?? '' };
  return { ...known, text, homepage: homepage ?? undefined, fromNpm: true };
}
