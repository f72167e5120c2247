/** What the shell itself says, outside the window: dialogs, menus, the page that stands in for the window. */
export const english = {
  language: 'en',
  cannotStart: 'Linekeeper cannot start',
  unexpected: 'Something went wrong that nobody expected. The log in the data folder says more.',
  noSandbox:
    'Its window shows what strangers said on the phone, so it opens nowhere but in a sandbox, and this computer does not let it have one.\n\nIf you started it with “--no-sandbox”, leave that out. If not, ask whoever looks after this computer to allow Linekeeper “user namespaces”: since Ubuntu 23.10 an AppArmor profile does that.',
  quit: 'Quit',
  openDataFolder: 'Open data folder',

  windowGone: 'The window has stopped working',
  windowGoneLines: [
    'Linekeeper itself goes on working: calls are answered and remembered.',
    'Close this window and open it again from the icon. If that does not help, restart the computer.',
  ],

  starting: 'Linekeeper is starting',
  startingLines: ['One moment, please.'],
  restoring: 'A backup is being restored',
  restoringLines: [
    'Linekeeper closes and opens again by itself. Meanwhile the phone is answered without any memory.',
    'Please do not switch the computer off.',
  ],

  locked: 'Linekeeper waits for your keychain',
  lockedLines: [
    'The memory is intact, but the key that opens it lies in this computer’s keychain, which does not answer.',
    'Unlock the keychain: log in again, or open the program that keeps your passwords. Linekeeper goes on by itself within a minute. If it does not, quit it and start it again.',
    'Until then your callers are greeted by the agent as if nobody had called before.',
  ],

  keyLost: 'The memory is intact, but its key cannot be opened',
  keyLostMore:
    'The keychain of this computer no longer opens what it sealed for Linekeeper: this happens with another user account, another kind of desktop, or a restored disk. Nothing was changed.\n\nPut your copy of the key into the data folder as “secret.key” and start Linekeeper again. It goes into the keychain then. If you logged in differently than usual, log in as before.',

  noKeychain: 'This desktop has no keychain for the key of the memory',
  noKeychainMore:
    'What Linekeeper knows of your callers is sealed with a key. Without a keychain (such as GNOME Keyring or KWallet) that key can only be kept in a file which other users of this computer cannot read, but which anybody can who copies your disk.\n\nInstall a keychain and start again, or keep the key in the file “secret.key” in the data folder.',
  keepInFile: 'Keep it in a file',

  folderTitle: 'Choose a folder for backups',
  keyCopyTitle: 'Save a copy of the key of the memory',
  keyCopyName: 'linekeeper-secret.key',

  startWithComputer: 'Linekeeper goes on working without its window',
  startWithComputerMore:
    'You find it as a small handset beside the clock. As long as it runs, your callers are recognised.\n\nStart it together with this computer? You can change that at any time: Settings, This computer.',
  startIt: 'Start with the computer',
  notNow: 'Not now',

  unsaved: 'You have unsaved changes',
  unsavedMore: 'What you typed and did not save is lost if you leave.',
  stay: 'Stay',
  leave: 'Leave',

  faultTooOften: 'Linekeeper has stopped',
  faultTooOftenMore:
    'It failed several times within ten minutes and does not start again by itself. The memory is intact. The log in the data folder says more.',
} as const;

type Widened<T> = { [K in keyof T]: T[K] extends string ? string : readonly string[] };

export type ShellWords = Widened<typeof english>;
