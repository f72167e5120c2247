// npm run soak [-- --minutes N] [--seed N]
import { join } from 'node:path';

import { prepareProgram, root, runsProgram } from './bootstrap.mjs';
import { handOver } from './hand-over.mjs';

const { node, env } = prepareProgram();
const main = join(root, 'scripts', 'soak', 'main.ts');
handOver(node, [...runsProgram, main, ...process.argv.slice(2)], { cwd: root, env: { ...env, TZ: 'UTC' } });
