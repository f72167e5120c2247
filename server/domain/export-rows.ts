import type { CallerExport } from '#contract/callers.ts';

export const exportHeader = [
  'caller',
  'business',
  'name',
  'numbers',
  'kind',
  'what',
  'text',
  'status',
  'since',
  'until',
  'source',
];

/** Everything about one caller as rows of one table: who, facts, notes, tasks, appointments, then calls with their words. */
export function toExportRows(caller: CallerExport): string[][] {
  const who = [caller.id, caller.businessId, caller.name ?? '', caller.numbers.join(' ')];
  const row = (...cells: (string | null)[]): string[] => [...who, ...cells.map((cell) => cell ?? '')];
  return [
    row('caller', '', caller.name, '', '', caller.lastCallAt, ''),
    ...caller.facts.map((fact) =>
      row('fact', labelOf(fact), fact.value, fact.status, fact.trueFrom, fact.trueTo, fact.source),
    ),
    ...caller.notes.map((note) => row('note', '', note.note, '', note.from ?? note.createdAt, note.to, 'staff')),
    ...caller.tasks.map((task) =>
      row('task', task.kind, task.text, task.doneAt ? 'done' : 'open', task.createdAt, task.due, ''),
    ),
    ...caller.appointments.map((one) =>
      row('appointment', one.serviceName, aboutOf(one), one.status, one.start, one.end, one.staffName),
    ),
    ...caller.waitlist.map((one) => row('waitlist', '', '', one.state, one.from, one.to, '')),
    ...caller.calls.flatMap((call) => [
      row('call', call.title, call.summary, call.status, call.startedAt, null, call.conversationId),
      ...call.turns.map((turn) => row('turn', turn.role, turn.text, '', call.startedAt, null, call.conversationId)),
    ]),
  ];
}

/** What stands with an appointment beside its time: under which name, how they are reached, and the note. */
function aboutOf({ name, contact, note }: CallerExport['appointments'][number]): string {
  return [name, contact, note].filter((words) => words !== null).join('; ');
}

function labelOf(fact: CallerExport['facts'][number]): string {
  const slot = fact.negated ? `not ${fact.slot}` : fact.slot;
  return fact.subject === 'self' ? slot : `${slot} (${fact.subject})`;
}
