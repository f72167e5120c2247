import { runCommandLine } from './run.ts';
import { createShell } from './shell.ts';

// The exit code is set, not forced, so that what is still on its way to a pipe arrives.
process.exitCode = await runCommandLine(process.argv.slice(2), createShell(import.meta.dirname));
