import type { backupCommands } from '#contract/backup-commands.ts';
import type { CommandHandlers } from '#contract/commands.ts';
import type { Backups } from './services/backup/backups.ts';

type Handled = Extract<keyof CommandHandlers, keyof typeof backupCommands>;

/** Commands about copies of the memory. */
export function backupHandlers(backups: Backups): Pick<CommandHandlers, Handled> {
  return {
    'backup.get': () => backups.get(),
    'backup.settings.save': (input) => backups.save(input),
    'backup.run': (input) => backups.run(input),
    'backup.drill': () => backups.drill(),
    'backup.list': (input) => backups.list(input),
    'backup.preview': (input) => backups.preview(input),
    'backup.restore': (input) => backups.restore(input),
    'backup.outcome': () => backups.outcome(),
    'backup.outcome-read': () => {
      backups.outcomeRead();
      return {};
    },
  };
}
