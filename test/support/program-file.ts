import { resolve } from 'node:path';

/** Where several work in one checkout, each has a build of its own. */
const BUILD = process.env['LINEKEEPER_TESTED_BUILD'] ?? 'out/server';

/** The program as `npm test` builds it before anything is tested: it is ready in a third of the sources' time. */
export const PROGRAM = resolve(import.meta.dirname, '../..', BUILD, 'linekeeper.js');
