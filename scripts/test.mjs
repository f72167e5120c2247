// npm test [-- vitest's arguments]
import { join } from 'node:path';

import { prepareProgram, root } from './bootstrap.mjs';
import { handOver } from './hand-over.mjs';

// With the desktop's bundles: the window's tests under the stand-in of Electron run the preload script as it is built.
const { node, env } = prepareProgram({ desktop: true });
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
handOver(node, [vitest, 'run', ...process.argv.slice(2)], { cwd: root, env: { ...env, TZ: 'UTC' } });
