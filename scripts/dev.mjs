// npm run dev -- [--headless] [--demo] [--data-dir DIR]
import { join } from 'node:path';

import { prepare, root, runsTypeScript } from './bootstrap.mjs';
import { handOver } from './hand-over.mjs';

const { node, env } = prepare();
handOver(node, [...runsTypeScript, join(root, 'scripts', 'dev', 'main.ts'), ...process.argv.slice(2)], { env });
