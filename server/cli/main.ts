import { runCommandLine } from './run.ts';
import { createShell, unlessReaderLeft } from './shell.ts';

// `desk free | head` breaks the pipe with lines still to come: nobody is left to read them, nor a stack.
process.stdout.on('error', unlessReaderLeft);
// The exit code is set, not forced, so that what is still on its way to a pipe arrives.
process.exitCode = await runCommandLine(process.argv.slice(2), createShell(import.meta.dirname));
