/** What tray and notifications say by themselves; how things stand is said in the server's sentences. */
export const textsEn = {
  product: 'Linekeeper',
  toolTip: (sentence: string) => `Linekeeper: ${sentence}`,
  isStarting: 'Linekeeper is starting.',

  liveCalls: (count: number) => (count === 1 ? '1 call is going on' : `${count} calls are going on`),
  liveCall: (since: string, who: string) => `Call since ${since}, ${who}`,
  withheld: 'number withheld',
  moreCalls: (count: number) => `and ${count} more`,
  dueTasks: (count: number) => (count === 1 ? '1 call-back is due' : `${count} call-backs are due`),

  resume: 'Resume now',
  pause: 'Pause',
  pauseMeans: 'Callers are answered, but nobody is recognised',
  halfHour: 'For 30 minutes',
  until: (when: string) => `Until ${when}`,
  untilOpening: (when: string) => `Until you open again, ${when}`,
  untilResumed: 'Until I resume',

  open: 'Open Linekeeper',
  copyAddress: 'Copy public address',
  doctor: 'Doctor: what works and what does not',

  computer: 'On this computer',
  startAtLogin: 'Start when I log in',
  notify: 'Tell me what cannot wait',
  keepAwake: 'Stay awake while you are open (uses more power; closing a lid still puts it to sleep)',
  checkUpdates: 'Look for a newer version once a day',

  blocked: (what: string) => `${what}: switched off in the system’s settings`,

  callsGoOn: (count: number) =>
    count === 1
      ? 'The call that is going on continues without Linekeeper'
      : `The ${count} calls continue without Linekeeper`,
  quit: 'Quit Linekeeper',
  quitDemo: 'Quit the demo',
  quitMeans: 'Quit: callers are not recognised, and calls may fail, until it runs again',

  missedCall: 'A call did not come about',
  message: 'Somebody left a message',
  callback: 'Somebody is waiting to be called back',
  waiting: (count: number) => `${count} callers are waiting to hear from you`,
  whoIsInside: 'Open Linekeeper to see who it was.',
  affected: 'Callers are affected',
  solved: 'All is well again',
  lastedMinutes: (count: number) => (count === 1 ? 'It lasted about a minute.' : `It lasted about ${count} minutes.`),
  lastedHours: (count: number) => `It lasted about ${count} hours.`,
  newer: (version: string) => `Linekeeper ${version} is there`,
  newerMeans: 'This copy is not signed, so it does not replace itself: fetch the new one by hand.',
  updated: (version: string) => `Linekeeper is now version ${version}`,
  updatedMeans: 'Nothing for you to do.',
} as const;

type English = typeof textsEn;

/** The shape of the English words, to which the German ones keep exactly. */
export type Texts = {
  readonly [Key in keyof English]: English[Key] extends (...given: infer Given) => string
    ? (...given: Given) => string
    : string;
};
