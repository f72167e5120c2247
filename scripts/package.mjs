// npm run package [-- --for linux-x64] [--folder] [--dry-run]
import { join } from 'node:path';

import { prepare, root } from './bootstrap.mjs';
import { handOver } from './hand-over.mjs';

const { node, env } = prepare();
const main = join(root, 'scripts', 'package', 'main.ts');
handOver(node, [main, ...process.argv.slice(2)], { cwd: root, env });
