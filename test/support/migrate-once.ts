import { openDatabase } from '../../server/store/database.ts';

/** A process that brings a database to the newest schema and ends: `node migrate-once.ts FILE`. */
openDatabase(process.argv[2] ?? '').close();
