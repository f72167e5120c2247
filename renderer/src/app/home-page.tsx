import { lazy } from 'react';

import { useCommandQuery } from '../client/use-command.ts';

const TodayPage = lazy(() => import('../features/today/today-page.tsx').then((file) => ({ default: file.TodayPage })));
const FirstRunPage = lazy(() =>
  import('../features/first-run/first-run-page.tsx').then((file) => ({ default: file.FirstRunPage })),
);

/** Today, or how to begin where there is nothing to show yet. A server that does not answer is for Today to speak of. */
export function HomePage() {
  const { data, isPending } = useCommandQuery('status.get', {});
  if (isPending) return null;
  const isFirstRun = data !== undefined && !data.demo && data.database.calls === 0 && data.database.callers === 0;
  return isFirstRun ? <FirstRunPage doors={data.doors} /> : <TodayPage />;
}
