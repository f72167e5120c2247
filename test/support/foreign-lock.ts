import Database from 'better-sqlite3';

/**
 * Run as a process of its own, as a backup tool would be: `FILE STATEMENT` holds the lock that the statement takes, and
 * says so, until its standard input ends.
 */
const [file = '', statement = ''] = process.argv.slice(2);
const db = new Database(file);
db.exec(statement);
process.stdout.write('held\n');
process.stdin.resume().on('end', () => db.close());
