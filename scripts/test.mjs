// npm test [-- vitest's arguments]
import { join } from 'node:path';

import { prepareProgram, root } from './bootstrap.mjs';
import { handOver } from './hand-over.mjs';

const { node, env } = prepareProgram();
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
handOver(node, [vitest, 'run', ...process.argv.slice(2)], { cwd: root, env: { ...env, TZ: 'UTC' } });
