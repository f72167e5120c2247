// npm start -- [--headless] [--demo] [--data-dir DIR] [--json] [--hidden]
import { join } from 'node:path';

import { prepareProgram, root, runsProgram, runsTypeScript } from './bootstrap.mjs';
import { handOver } from './hand-over.mjs';

const given = process.argv.slice(2);
const headless = given.includes('--headless');
const { node, env, program } = prepareProgram({ desktop: !headless });
if (headless) handOver(node, [...runsProgram, program, 'serve', ...given], { env });
else handOver(node, [...runsProgram, ...runsTypeScript, join(root, 'scripts', 'start', 'main.ts'), ...given], { env });
