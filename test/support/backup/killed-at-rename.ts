// Ends the process as a power cut would, right before its n-th rename (`KILL_AT`).
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const rename = fs.renameSync;
let count = 0;
fs.renameSync = (from: fs.PathLike, to: fs.PathLike): void => {
  count += 1;
  if (count === Number(process.env['KILL_AT'])) process.kill(process.pid, 'SIGKILL');
  rename(from, to);
};
syncBuiltinESMExports();
