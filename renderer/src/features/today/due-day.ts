export type Due = 'overdue' | 'today' | 'tomorrow' | 'later' | 'someday';

/** How a task's day lies to the shop's own today; both are `YYYY-MM-DD`. */
export function dueOn(due: string | null, today: string): Due {
  if (due === null) return 'someday';
  if (due === today) return 'today';
  if (due < today) return 'overdue';
  return due === dayAfter(today) ? 'tomorrow' : 'later';
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
