import type { CommandName } from '#contract/commands.ts';

/** `masked`: what comes back has passed a mask of `staff-masks.ts`. */
type StaffRight = 'allowed' | 'masked' | 'owner';

/**
 * What somebody at a window may do who has not entered the owner's PIN. Every command has a row here or is of an area
 * that is the owner's as a whole, and a test says which has neither; until it has, it is the owner's alone. Why these
 * are masked and not others: decision 0365.
 */
const rights: Partial<Record<CommandName, StaffRight>> = {
  'access.get': 'allowed',
  'access.unlock': 'allowed',
  'access.lock': 'allowed',
  'access.stay': 'allowed',
  'access.set-pin': 'owner',
  'access.remove-pin': 'owner',
  'access.save': 'owner',

  'today.get': 'masked',
  'businesses.list': 'masked',
  'callers.list': 'masked',
  'tasks.done': 'masked',
  'appointments.list': 'masked',
  'appointments.settle': 'masked',
  'waitlist.list': 'masked',

  ...ownersOf('memory', ['list', 'add', 'import']),
  ...ownersOf('facts', ['change', 'forget', 'history', 'undo']),
  ...ownersOf('review', ['list']),
  ...ownersOf('notes', ['list', 'add', 'remove']),
  ...ownersOf('tasks', ['list']),
  ...ownersOf('calls', ['list', 'search', 'replay', 'get', 'assign', 'forget', 'recording', 'keep-recording']),
  ...ownersOf('calls', ['may-start', 'start', 'end', 'transfer-options', 'transfer', 'handover', 'live', 'listen']),
  ...ownersOf('callers', ['get', 'remember', 'merge', 'split', 'block', 'export', 'export-text', 'forget']),
  ...ownersOf('businesses', ['get', 'save', 'remove']),
  ...ownersOf('consent', ['get', 'set']),
  ...ownersOf('front-desk', ['get', 'export', 'import']),
  ...ownersOf('services', ['save', 'remove']),
  ...ownersOf('staff', ['save', 'remove']),
  ...ownersOf('resources', ['save', 'remove']),
  ...ownersOf('closures', ['add', 'remove']),
  ...ownersOf('holidays', ['save', 'places']),
  ...ownersOf('booking-rules', ['save']),
  ...ownersOf('appointments', ['get', 'book', 'move', 'cancel', 'file']),
  ...ownersOf('availability', ['get']),
  ...ownersOf('waitlist', ['past', 'add', 'remove', 'offer', 'take-back', 'book', 'answer']),
  ...ownersOf('gaps', ['list', 'answer', 'dismiss', 'reopen']),
  ...ownersOf('morning-sheet', ['get']),
};

type VerbOf<Area extends string> =
  Extract<CommandName, `${Area}.${string}`> extends `${Area}.${infer Verb}` ? Verb : never;

function ownersOf<Area extends string>(
  area: Area,
  verbs: readonly VerbOf<Area>[],
): Partial<Record<CommandName, 'owner'>> {
  return Object.fromEntries(verbs.map((verb) => [`${area}.${verb}`, 'owner']));
}

/** Nothing of these is ever for staff, whatever comes to be among them: how the shop is set up, watched and kept. */
const ownersAreas: ReadonlySet<string> = new Set([
  ...['settings', 'secrets', 'host', 'model', 'souls', 'texts', 'calendars', 'lines', 'outgoing', 'setup', 'connect'],
  ...['tunnel', 'remote-writes', 'pause', 'requests', 'conversations', 'rehearsals', 'rehearse', 'costs', 'status'],
  ...['audit', 'backup', 'erasures', 'retention', 'doctor'],
]);

/** Undefined where nobody has decided yet: then it is the owner's alone. */
export function staffRight(command: CommandName): StaffRight | undefined {
  return rights[command] ?? (ownersAreas.has(command.slice(0, command.indexOf('.'))) ? 'owner' : undefined);
}
