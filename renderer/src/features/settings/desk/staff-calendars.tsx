import type { StaffMember } from '#contract/front-desk.ts';
import { useCommandQuery } from '../../../client/use-command.ts';
import { calendarsTexts } from '../../../texts/calendars.ts';
import { useTexts } from '../../../texts/language.tsx';
import { Answer } from '../../../ui/answer.tsx';
import { CalendarFeedForm } from './calendar-feed.tsx';
import { CalendarImportForm } from './calendar-import.tsx';
import classes from './desk.module.css';

/** The calendars of one member of staff: what goes out, and what comes in. Each is done at once, without saving. */
export function StaffCalendars({ member }: { member: StaffMember }) {
  const t = useTexts(calendarsTexts);
  const answer = useCommandQuery('calendars.get', { business: member.businessId });
  return (
    <Answer of={answer} lines={3}>
      {({ calendars }) => {
        const { feed = null, imported = null } = calendars.find(({ staffId }) => staffId === member.id) ?? {};
        return (
          <>
            <fieldset className={classes['group']}>
              <legend>{t.feed}</legend>
              <CalendarFeedForm staffId={member.id} feed={feed} />
            </fieldset>
            <fieldset className={classes['group']}>
              <legend>{t.import}</legend>
              <CalendarImportForm member={member} imported={imported} />
            </fieldset>
          </>
        );
      }}
    </Answer>
  );
}
