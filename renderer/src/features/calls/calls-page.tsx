import { Route, Switch } from 'wouter';

import { CallListPage } from './call-list-page.tsx';
import { CallPage } from './call-page.tsx';

/** Every call there was, and each by itself. */
export function CallsPage() {
  return (
    <Switch>
      <Route path="/calls/:id">{({ id }) => <CallPage key={id} id={id} />}</Route>
      <Route>
        <CallListPage />
      </Route>
    </Switch>
  );
}
