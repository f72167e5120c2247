import { Route, Switch } from 'wouter';

import { RequestListPage } from './request-list-page.tsx';
import { RequestPage } from './request-page.tsx';

/** What came in on the webhook door, and each delivery by itself. */
export function RequestsPage() {
  return (
    <Switch>
      <Route path="/requests/:id">{({ id }) => <RequestPage key={id} id={id} />}</Route>
      <Route>
        <RequestListPage />
      </Route>
    </Switch>
  );
}
