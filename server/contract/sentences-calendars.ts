/** What is said of calendars that go out and come in; see `sentences.ts`. */
export const calendarsSentences = {
  calendar_no_feed: 'There is no calendar address for this person yet. Make one first.',
  calendar_no_import: 'No calendar was brought in for this person.',
  calendar_bad_address: 'This is no address of a calendar. Copy the whole one: it begins with https:// or webcal://.',
  calendar_private_address:
    'This address leads into a private network, from which nothing is read. Use one that the internet knows.',
  calendar_unreachable: 'The calendar could not be reached. It is tried again in a quarter of an hour.',
  calendar_refused: 'The calendar’s server refused it ({status}). See whether the address is still the right one.',
  calendar_too_slow: 'The calendar took too long to come. It is tried again in a quarter of an hour.',
  calendar_too_large: 'The calendar is larger than {megabytes} MB, so it is not read.',
  calendar_redirected: 'The address leads from one place to the next and never to a calendar.',
  calendar_no_calendar: 'What lies at this address is no calendar. Use the one that ends in .ics.',
  calendar_too_much: 'The calendar has more entries than can be read. Use one with fewer.',
  calendar_not_read:
    'Calendars of staff that have not been read for more than an hour: {count}. Times in them may be out of date. See Settings, Front desk.',
} as const;
