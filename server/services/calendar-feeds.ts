import { createHash, randomBytes } from 'node:crypto';

import type { CalendarFeed } from '#contract/calendars.ts';
import type { StaffMember } from '#contract/front-desk.ts';
import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { toEntry } from '../domain/calendars/appointment-entry.ts';
import { calendarText } from '../domain/calendars/calendar-text.ts';
import type { DeskBook } from '../domain/front-desk/ports.ts';
import type { SecretBox } from '../platform/secret-box.ts';
import type { FeedRow } from '../store/calendars-store.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BookingRecords } from './booking-records.ts';
import type { BusinessBook } from './business-book.ts';
import type { CallerKeys } from './caller-keys.ts';

const DAY_MS = 86_400_000;
/** What is over stays in a calendar for a month; what lies further ahead cannot be booked. */
const BACK_MS = 30 * DAY_MS;
const AHEAD_MS = 731 * DAY_MS;
/** 192 bits, which nobody guesses: 32 letters. */
const TOKEN_BYTES = 24;

type Deps = {
  stores: Stores;
  box: SecretBox;
  book: BusinessBook;
  keys: Pick<CallerKeys, 'ofHash'>;
  desk: Pick<DeskBook, 'staff'>;
  records: Pick<BookingRecords, 'shown' | 'between'>;
  /** Where the calendars are to be had, without a last slash; null: nowhere. */
  places: () => { here: string | null; outside: string | null };
  now: () => Date;
};

/** From where a calendar is asked for. */
export type Asker = 'here' | 'outside';
export type CalendarFile = { text: string; etag: string };
export type CalendarFeeds = ReturnType<typeof createCalendarFeeds>;

/** Calendars that other programs read, each at an address that is a secret; and files of one appointment. */
export function createCalendarFeeds({ stores, box, book, keys, desk, records, places, now }: Deps) {
  const { calendars } = stores;
  const tokenOf = ({ token, staffId }: FeedRow): string => box.open(token, contextOf(staffId)).toString('utf8');

  function ofStaff(feed: FeedRow): CalendarFile {
    const at = now().getTime();
    const all = records.between(feed.businessId, at - BACK_MS, at + AHEAD_MS);
    const own = all.filter(({ staffId }) => staffId === feed.staffId).map(records.shown);
    const { business } = book.tenant(feed.businessId);
    const staff = desk.staff(feed.businessId).find(({ id }) => id === feed.staffId)?.name ?? '';
    const entries = own.map((appointment) => toEntry(appointment, feed.withNames === 1));
    return withEtag(calendarText(`${business.name} · ${staff}`, entries));
  }

  const { ofAppointment, linked, linkTo } = createLinks({ stores, book, keys, records, places, now });

  return {
    isOpen: (): boolean => calendars.anyOpen(),
    /** The calendar behind a token; null for one that leads nowhere, whatever the reason. */
    read(token: string, from: Asker): CalendarFile | null {
      const hash = hashOf(token);
      const feed = calendars.feedBy(hash);
      const file = linked(hash);
      return feed && (from === 'here' || feed.isOpen === 1) ? ofStaff(feed) : file;
    },
    renew({ id: staffId, businessId }: StaffMember): void {
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const { isOpen = 0, withNames = 0 } = calendars.feedOf(staffId) ?? {};
      const sealed = box.seal(token, contextOf(staffId));
      stores.transact(() => {
        calendars.saveFeed({ staffId, businessId, hash: hashOf(token), token: sealed, isOpen, withNames });
      });
    },
    set({ id }: StaffMember, change: { isOpen?: boolean | undefined; withNames?: boolean | undefined }): void {
      const feed = calendars.feedOf(id);
      if (!feed) throw refused('not_found', tell('calendar_no_feed'));
      const { isOpen = feed.isOpen === 1, withNames = feed.withNames === 1 } = change;
      stores.transact(() => {
        calendars.saveFeed({ ...feed, isOpen: isOpen ? 1 : 0, withNames: withNames ? 1 : 0 });
      });
    },
    revoke: ({ id }: StaffMember): void => void stores.transact(() => calendars.removeFeed(id)),
    shown(staffId: string): CalendarFeed | null {
      const feed = calendars.feedOf(staffId);
      if (!feed) return null;
      const isOpen = feed.isOpen === 1;
      const { here, outside } = places();
      const at = (base: string | null): string | null => base && `${base}/calendar/${tokenOf(feed)}.ics`;
      return { hereUrl: at(here), publicUrl: isOpen ? at(outside) : null, isOpen, withNames: feed.withNames === 1 };
    },
    file(id: string): string {
      const file = ofAppointment(id, 'ours');
      if (!file) throw refused('not_found', tell('desk_no_such_appointment'));
      return file.text;
    },
    linkTo,
    /** What leads to something that is over leads nowhere any more. */
    tidy: (): void => calendars.removeLinksOver(now().getTime()),
  };
}

/** Files of one appointment, and the addresses that lead to them. */
function createLinks({
  stores,
  book,
  keys,
  records,
  places,
  now,
}: Pick<Deps, 'stores' | 'book' | 'keys' | 'records' | 'places' | 'now'>) {
  const { calendars } = stores;

  function ofAppointment(id: string, title: 'theirs' | 'ours'): CalendarFile | null {
    const record = stores.appointments.find(id);
    if (!record) return null;
    const { name } = book.tenant(record.businessId).business;
    const entry = toEntry(records.shown(record), false);
    // Whoever was given the appointment knows what it is, and wants to know where.
    const said = title === 'theirs' ? { ...entry, title: `${entry.title} · ${name}` } : entry;
    return withEtag(calendarText(name, [said]));
  }

  /** A link works from outside, for as long as the calendar that the appointment stands in is open there. */
  function linked(hash: string): CalendarFile | null {
    const id = calendars.linked(hash, now().getTime());
    const staffId = id === undefined ? undefined : stores.appointments.find(id)?.staffId;
    const isOpen = staffId !== undefined && calendars.feedOf(staffId)?.isOpen === 1;
    return id !== undefined && isOpen ? ofAppointment(id, 'theirs') : null;
  }

  return {
    ofAppointment,
    linked,
    /**
     * The address of this one appointment, good until it is over; null while nothing is open from outside. The same
     * however often it is asked for: a text that is looked at, or sent again, opens no second way in.
     */
    linkTo(this: void, id: string): string | null {
      const record = stores.appointments.find(id);
      const { outside } = places();
      if (!record || outside === null || calendars.feedOf(record.staffId)?.isOpen !== 1) return null;
      const token = Buffer.from(keys.ofHash(hashOf(`calendar-link\n${id}`)), 'hex')
        .subarray(0, TOKEN_BYTES)
        .toString('base64url');
      stores.transact(() => calendars.saveLink(hashOf(token), id, record.endMs));
      return `${outside}/calendar/${token}.ics`;
    },
  };
}

function withEtag(text: string): CalendarFile {
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 32)}"` };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function contextOf(staffId: string): string {
  return `calendar.feed:${staffId}`;
}
