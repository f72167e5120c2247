/** What is said of a shop's own lines; see `sentences.ts`. */
export const linesSentences = {
  lines_no_such_line: 'There is no such line.',
  lines_number_unreadable: 'The number of {name} is not a phone number.',
  lines_number_missing: 'There is no number for {name} yet.',
  lines_number_is_ours:
    'The number of {name} is one of your own lines: the call would come back here. Enter the phone it should ring on.',
  lines_nobody_to_ring: 'Nobody’s phone is set to ring. Add somebody, or choose another way to answer.',
  lines_call_over: 'The call is over.',
  lines_call_not_ours: 'This call cannot be reached through Twilio: it did not come in on a Twilio number of yours.',
  lines_no_such_person: 'This person is not on the list of the line any more.',

  // What is kept with a call or a task.
  lines_missed: 'Missed call',
  lines_message_left: 'A message was left: listen to it',
  lines_end_missed: 'Nobody took the call',
  lines_end_staff: 'Staff took the call',
  lines_end_message: 'The caller left a message',
} as const;
