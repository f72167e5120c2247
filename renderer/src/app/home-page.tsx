import { useEffect } from 'react';

import { useCommandQuery } from '../client/use-command.ts';
import { LoadingState } from '../ui/states.tsx';
import { Late, latePage } from './late-page.tsx';

const loadToday = () => import('../features/today/today-page.tsx');

const today = latePage(() => loadToday().then((file) => file.TodayPage));
const firstRun = latePage(() => import('../features/first-run/first-run-page.tsx').then((file) => file.FirstRunPage));

/** Today, or how to begin where there is nothing to show yet. A server that does not answer is for Today to speak of. */
export function HomePage() {
  const { data, isPending } = useCommandQuery('status.get', {});
  useLoadedAhead();
  if (isPending) return <LoadingState />;
  const isFirstRun = data !== undefined && !data.demo && data.database.calls === 0 && data.database.callers === 0;
  return isFirstRun ? <Late page={firstRun} given={{ doors: data.doors }} /> : <Late page={today} given={{}} />;
}

/** Today is what nearly everybody will see, so it is fetched while the status is still on its way. */
function useLoadedAhead(): void {
  useEffect(() => void loadToday().catch(() => undefined), []);
}
