import { join } from 'node:path';

import { openStores } from '../../server/store/open-stores.ts';

/** Blanks unused bytes of the database in a directory, a step each millisecond at most, until it is killed. */
const stores = openStores(join(process.argv[2] ?? '', 'linekeeper.db'));
const step = stores.unused.begin();
process.send?.('begins');
setInterval(() => {
  if (step() === 'blocked') stores.checkpoint();
}, 0);
