import { Route, Switch } from 'wouter';

import { CalendarPage } from './calendar-page.tsx';
import { QuestionsPage } from './questions-page.tsx';
import { SheetPage } from './sheet-page.tsx';
import { WaitingPage } from './waiting-page.tsx';

/** The calendar, the sheet that is printed in the morning, who waits for a time, and what nobody could answer. */
export function CalendarPages() {
  return (
    <Switch>
      <Route path="/calendar/sheet">
        <SheetPage />
      </Route>
      <Route path="/calendar/questions">
        <QuestionsPage />
      </Route>
      <Route path="/calendar/waiting">
        <WaitingPage />
      </Route>
      <Route>
        <CalendarPage />
      </Route>
    </Switch>
  );
}
