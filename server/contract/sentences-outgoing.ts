/** Why a call is not made, and what became of one that was. */
export const outgoingSentences = {
  outgoing_off: 'Calls by Linekeeper are switched off. Switch them on in the settings.',
  outgoing_paused: 'Linekeeper is paused. Resume it before you have anybody called.',
  outgoing_number_unreadable: 'This is no phone number that could be called.',
  outgoing_number_short: 'Emergency and other short numbers are never called.',
  outgoing_number_dear: 'Numbers that cost extra are never called.',
  outgoing_number_own: 'This number belongs to the business itself.',
  outgoing_number_missing: 'No number of this caller is known.',
  outgoing_blocked: 'This caller is blocked. Unblock them first.',
  outgoing_refused: 'This person does not want to be called.',
  outgoing_refusal_said:
    'In a call this person seems to have asked not to be called. Look at it on the page of the caller first.',
  outgoing_not_asked: 'Nobody has asked this person whether they may be called.',
  outgoing_quiet: 'It is {time} where this number is at home. From {from} to {to} nobody is called there.',
  outgoing_sunday: 'It is Sunday where this number is at home. On Sundays nobody is called there.',
  outgoing_day_full: 'The business has made {cap} calls today, as many as it may. The next is possible tomorrow.',
  outgoing_called_lately: 'This number was called less than {minutes} minutes ago.',
  outgoing_on_the_phone: 'This person is on the phone with the agent already.',
  outgoing_line_busy: 'The line is taken by another call that Linekeeper makes. Wait until it is over.',
  outgoing_no_agent: 'The business has no agent yet. Choose one under Connect.',
  outgoing_no_line: 'The business has no line that can call out. Connect its number under Connect.',
  outgoing_unknown:
    'It is not known whether the phone rang. Linekeeper does not call again by itself: look in the list of calls before you do.',
  outgoing_not_made: 'Our call was not made.',
} as const;
