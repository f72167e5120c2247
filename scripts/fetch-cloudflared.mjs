// node scripts/fetch-cloudflared.mjs [--for <platform>-<arch>] [--json]
// Puts the pinned cloudflared into resources/cloudflared, where packages are made of and tests look for it.
import { join } from 'node:path';

import { prepare, root } from './bootstrap.mjs';
import { handOver } from './hand-over.mjs';

const { node, env } = prepare();
const into = join(root, 'resources', 'cloudflared');
const main = join(root, 'server', 'cli', 'main.ts');
handOver(node, [main, 'tunnel', 'fetch', '--into', into, ...process.argv.slice(2)], { env });
