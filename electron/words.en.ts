/** What the shell itself says, outside the window: dialogs, menus, the page that stands in for the window. */
export const english = {
  language: 'en',
  cannotStart: 'Linekeeper cannot start',
  unexpected: 'Something went wrong that nobody expected. The log in the data folder says more.',
  quit: 'Quit',
  openDataFolder: 'Open data folder',

  windowGone: 'The window has stopped working',
  windowGoneLines: [
    'Linekeeper itself goes on working: calls are answered and remembered.',
    'Close this window and open it again from the icon. If that does not help, restart the computer.',
  ],

  starting: 'Linekeeper is starting',
  startingLines: ['One moment, please.'],
} as const;

type Widened<T> = { [K in keyof T]: T[K] extends string ? string : readonly string[] };

export type ShellWords = Widened<typeof english>;
