import { Route, Switch } from 'wouter';

import { CallerListPage } from './caller-list-page.tsx';
import { CallerPage } from './caller-page.tsx';
import { ReviewPage } from './review-page.tsx';

/** Everybody who is remembered: the list, one of them, and what waits for a look. */
export function CallersPage() {
  return (
    <Switch>
      <Route path="/callers/review">
        <ReviewPage />
      </Route>
      {/* Keyed, so that nothing half typed about one caller is still there on the page of another. */}
      <Route path="/callers/:id">{({ id }) => <CallerPage key={id} id={id} />}</Route>
      <Route>
        <CallerListPage />
      </Route>
    </Switch>
  );
}
