import { Command, CommanderError } from 'commander';

import { AppError } from '#contract/errors.ts';

import { redact } from '../platform/redact.ts';
import type { Cli } from './command.ts';
import { backupCommand } from './commands/backup.ts';
import { businessCommand } from './commands/business.ts';
import { callCommand } from './commands/call.ts';
import { accessCommand } from './commands/access.ts';
import { auditCommand } from './commands/audit.ts';
import { certificateCommand } from './commands/certificate.ts';
import { connectCommand } from './commands/connect.ts';
import { deskCommand } from './commands/desk.ts';
import { doctorCommand } from './commands/doctor.ts';
import { exportCommand } from './commands/export.ts';
import { forgetCommand } from './commands/forget.ts';
import { rehearseCommand } from './commands/rehearse.ts';
import { restoreCommand, verifyCommand } from './commands/restore.ts';
import { serveCommand } from './commands/serve.ts';
import { serviceCommand } from './commands/service.ts';
import { tokenCommand } from './commands/token.ts';
import { tunnelCommand } from './commands/tunnel.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';
import type { Shell } from './shell.ts';

/** Runs one command line, without the names of node and the program, and returns its exit code. */
export async function runCommandLine(args: readonly string[], shell: Shell): Promise<number> {
  let code: number = EXIT.done;
  const program = createProgram(args[0], { shell, finish: (given) => void (code = given) });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUse;
    shell.warn(sentenceOf(error));
    return exitCodeOf(error);
  }
}

const commands = new Map([
  ['serve', serveCommand],
  ['rehearse', rehearseCommand],
  ['doctor', doctorCommand],
  ['business', businessCommand],
  ['call', callCommand],
  ['connect', connectCommand],
  ['export', exportCommand],
  ['forget', forgetCommand],
  ['certificate', certificateCommand],
  ['audit', auditCommand],
  ['access', accessCommand],
  ['backup', backupCommand],
  ['restore', restoreCommand],
  ['verify', verifyCommand],
  ['token', tokenCommand],
  ['desk', deskCommand],
  ['tunnel', tunnelCommand],
  ['service', serviceCommand],
]);

function createProgram(asked: string | undefined, cli: Cli): Command {
  const program = new Command('linekeeper')
    .description("Memory for the voice agent on a small business's phone number.")
    .version(cli.shell.version);
  // An option behind a command is that command's, also where a part of it has one of the same name.
  program.enablePositionalOptions();
  // The others are made only where they may be shown.
  const named = commands.get(asked ?? '');
  for (const command of named ? [named] : commands.values()) program.addCommand(command(cli));
  tieTo(cli.shell, program);
  return program;
}

/** Commander would end the process and write to it; its own settings are not handed down to commands made elsewhere. */
function tieTo(shell: Shell, command: Command): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => shell.say(text.trimEnd()),
    writeErr: (text) => shell.warn(text.trimEnd()),
  });
  for (const inner of command.commands) tieTo(shell, inner);
}

/** Expected failures explain themselves; of a bug only its kind is told, and nothing that may be personal. */
function sentenceOf(error: unknown): string {
  if (error instanceof AppError) return error.message;
  return `Something unexpected went wrong: ${redact(error instanceof Error ? `${error.name}: ${error.message}` : typeof error)}`;
}
