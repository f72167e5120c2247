import type { CommandName } from '#contract/commands.ts';

/** `masked`: what comes back has passed a mask of `staff-masks.ts`. */
type StaffRight = 'allowed' | 'masked' | 'owner';

/**
 * What somebody at a window may do who has not entered the owner's PIN. Every command has a row here, and a test says
 * which has none; until it has, it is the owner's alone. Why these are masked and not others: decision 0365.
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
  ...ownersOf('requests', ['list', 'get', 'replay']),
  ...ownersOf('callers', ['get', 'remember', 'merge', 'split', 'block', 'export', 'export-text', 'forget']),
  ...ownersOf('businesses', ['get', 'save', 'remove']),
  ...ownersOf('status', ['get']),
  ...ownersOf('remote-writes', ['set']),
  ...ownersOf('tunnel', ['restart', 'save', 'fetch']),
  ...ownersOf('pause', ['start', 'end']),
  ...ownersOf('host', ['get', 'save', 'open-folder', 'choose-folder', 'copy-key', 'demo']),
  ...ownersOf('settings', ['get', 'save', 'retention-preview']),
  ...ownersOf('secrets', ['set']),
  ...ownersOf('souls', ['list', 'get', 'save', 'preview']),
  ...ownersOf('rehearsals', ['list']),
  ...ownersOf('rehearse', ['script', 'ring', 'finish']),
  ...ownersOf('audit', ['list']),
  ...ownersOf('costs', ['get', 'call', 'save']),
  ...ownersOf('conversations', ['get', 'catch-up', 'backfill-plan', 'backfill', 'backfill-control']),
  ...ownersOf('consent', ['get', 'set']),
  ...ownersOf('outgoing', ['get', 'save']),
  ...ownersOf('lines', ['list', 'save']),
  ...ownersOf('model', ['get', 'save', 'list', 'probe']),
  ...ownersOf('setup', ['get', 'keep', 'agent']),
  ...ownersOf('connect', ['get', 'check-keys', 'save-keys', 'offers', 'plan', 'apply', 'undo', 'test', 'send']),
  ...ownersOf('connect', ['findings', 'fix']),
  ...ownersOf('doctor', ['run', 'fix', 'bundle']),
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
  ...ownersOf('texts', ['get', 'save', 'list', 'read']),
  ...ownersOf('calendars', ['get', 'busy', 'renew-feed', 'set-feed', 'revoke-feed', 'import', 'refresh']),
  ...ownersOf('calendars', ['drop-import']),
};

type VerbOf<Area extends string> =
  Extract<CommandName, `${Area}.${string}`> extends `${Area}.${infer Verb}` ? Verb : never;

function ownersOf<Area extends string>(
  area: Area,
  verbs: readonly VerbOf<Area>[],
): Partial<Record<CommandName, 'owner'>> {
  return Object.fromEntries(verbs.map((verb) => [`${area}.${verb}`, 'owner']));
}

/** Nothing of these is ever for staff, whatever comes to be among them. */
const ownersAreas: ReadonlySet<string> = new Set(['backup', 'erasures', 'retention']);

/** Undefined where nobody has decided yet: then it is the owner's alone. */
export function staffRight(command: CommandName): StaffRight | undefined {
  return rights[command] ?? (ownersAreas.has(command.slice(0, command.indexOf('.'))) ? 'owner' : undefined);
}
