// node scripts/icons.mjs: draws resources/icons anew, and the sheet in docs/pictures to look at them on.
import { join } from 'node:path';

import { prepare, root } from './bootstrap.mjs';
import { handOver } from './hand-over.mjs';

const { node, env } = prepare();
handOver(node, [join(root, 'scripts', 'icons', 'main.ts')], { cwd: root, env });
