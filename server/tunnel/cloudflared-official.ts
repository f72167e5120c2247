import { join } from 'node:path';

import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

import { download } from './cloudflared-download.ts';
import { sha256Of } from './cloudflared-examine.ts';
import type { CloudflaredBuild } from './cloudflared-release.ts';
import type { CloudflaredSource } from './cloudflared-source.ts';
import { unpack } from './cloudflared-unpack.ts';

const RELEASES = 'https://github.com/cloudflare/cloudflared/releases/download';

type Official = { build: CloudflaredBuild; version: string; releases?: string };

/** Cloudflare's own release page. A packed asset is hashed before anything reads it. */
export function officialSource({ build, version, releases = RELEASES }: Official): CloudflaredSource {
  const url = `${releases}/${version}/${build.asset}`;
  return {
    name: 'official release',
    async bring(to, scratch) {
      if (build.archiveSha256 === undefined) return download({ url, to });
      const archive = join(scratch, 'asset.tgz');
      await download({ url, to: archive });
      if ((await sha256Of(archive)) !== build.archiveSha256) throw refused('unavailable', tell('tunnel_fetch_altered'));
      await unpack({ archive, member: 'cloudflared', to });
    },
  };
}
