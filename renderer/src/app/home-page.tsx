import { lazy, useDeferredValue, useEffect } from 'react';

import { useCommandQuery } from '../client/use-command.ts';
import { LoadingState } from '../ui/states.tsx';

const loadToday = () => import('../features/today/today-page.tsx');

const TodayPage = lazy(() => loadToday().then((file) => ({ default: file.TodayPage })));
const FirstRunPage = lazy(() =>
  import('../features/first-run/first-run-page.tsx').then((file) => ({ default: file.FirstRunPage })),
);

/** Today, or how to begin where there is nothing to show yet. A server that does not answer is for Today to speak of. */
export function HomePage() {
  const { data, isPending } = useCommandQuery('status.get', {});
  useLoadedAhead();
  // Goes on waiting here until the page is there: in the frame's own waiting state React would hold it for 300 ms.
  const isWaiting = useDeferredValue(isPending);
  if (isPending || isWaiting) return <LoadingState />;
  const isFirstRun = data !== undefined && !data.demo && data.database.calls === 0 && data.database.callers === 0;
  return isFirstRun ? <FirstRunPage doors={data.doors} /> : <TodayPage />;
}

/** Today is what nearly everybody will see, so it is fetched while the status is still on its way. */
function useLoadedAhead(): void {
  useEffect(() => void loadToday().catch(() => undefined), []);
}
