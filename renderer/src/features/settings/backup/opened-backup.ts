import type { CommandInput, CommandOutput } from '#contract/commands.ts';

/** One that was opened: what opens it is held until it is restored, or another one is chosen. */
export type OpenedBackup = { given: CommandInput<'backup.preview'>; preview: CommandOutput<'backup.preview'> };
