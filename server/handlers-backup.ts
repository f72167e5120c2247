import type { backupCommands } from '#contract/backup-commands.ts';
import type { CommandHandlers } from '#contract/commands.ts';
import type { Backups } from './services/backup/backups.ts';

type Handled = Extract<keyof CommandHandlers, keyof typeof backupCommands>;

/** Commands about copies of the memory. To restore one, nothing may be served: see the command line. */
export function backupHandlers(backups: Backups): Pick<CommandHandlers, Handled> {
  return {
    'backup.get': () => backups.get(),
    'backup.settings.save': (input) => backups.save(input),
    'backup.run': (input) => backups.run(input),
    'backup.preview': (input) => backups.preview(input),
  };
}
