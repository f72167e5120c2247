import { z } from 'zod';

/** How this computer starts Linekeeper; `blocked` was switched off in the system's own settings. */
export const LoginState = z.enum(['on', 'off', 'blocked', 'unsupported']);
export type LoginState = z.infer<typeof LoginState>;

/** What the desktop program can do on this computer, beside the server. There is none of it without a desktop. */
export const HostState = z.object({
  /** Sample calls of invented people in a folder of their own, and not the owner's shop. */
  demo: z.boolean(),
  loginItem: LoginState,
  /** The computer does not fall asleep in opening hours. */
  keepAwake: z.boolean(),
  notify: z.boolean(),
  /** Looks once a day for a newer Linekeeper. */
  checkUpdates: z.boolean(),
  /** Where the key of the memory lies. Out of the keychain a copy can be written. */
  keyIn: z.enum(['keychain', 'file', 'environment']),
});
export type HostState = z.infer<typeof HostState>;

export const HostChange = z.strictObject({
  loginItem: z.boolean().optional(),
  keepAwake: z.boolean().optional(),
  notify: z.boolean().optional(),
  checkUpdates: z.boolean().optional(),
});
export type HostChange = z.infer<typeof HostChange>;

/**
 * What a host offers its owner. No address or key goes through it, and of paths only the one that the owner has just
 * chosen: the host asks its owner itself.
 */
export type Host = {
  get: () => HostState;
  save: (change: HostChange) => HostState;
  openFolder: () => Promise<void>;
  /** Asks for a folder in the system's own dialog; null where the owner thought better of it. */
  chooseFolder: () => Promise<string | null>;
  /** False where the owner thought better of it. */
  copyKey: () => Promise<boolean>;
  /** Ends the program in order and starts it again, with the demo or without; nothing where it is so already. */
  changeDemo: (on: boolean) => Promise<void>;
};
