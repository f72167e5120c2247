import { env } from 'node:process';

/** Variables that belong to the system and are no settings: what a child process needs of them. Settings: `config.ts`. */
export function systemVariables(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
