/** What the doctor looked at, and what its buttons say. */
export const doctorSentences = {
  doctor_fix_updates: 'Look for updates',
  doctor_fix_way: 'Open it again',
  doctor_fix_fetch: 'Fetch the program',
  doctor_fix_login: 'Start with the computer',
  doctor_fix_awake: 'Keep it awake',
  doctor_fix_jobs: 'Try again now',
  doctor_fix_fallback: 'Set it up',
  doctor_no_fix: 'There is nothing to set right here any more. Look again.',
  doctor_unlooked: 'This could not be looked at. The log on this computer says more.',
  doctor_no_answer: 'This could not be looked at in time. Look again.',

  doctor_process_new: 'Linekeeper {version} runs. It was started less than an hour ago.',
  doctor_process_hour: 'Linekeeper {version} runs, for an hour by now.',
  doctor_process: 'Linekeeper {version} runs, for {hours} hours by now.',
  doctor_not_running: 'Linekeeper is not running: no caller is recognised. What lies on the disk was looked at.',
  doctor_clock: 'The clock of this computer is right.',
  doctor_clock_unknown: 'The clock of this computer has not been compared yet: no provider has answered.',
  doctor_clock_off:
    'The clock of this computer is {minutes} minutes off. Let the system set it from the internet: otherwise times are shown wrong.',
  doctor_updates: 'It is looked for a newer Linekeeper once a day.',
  doctor_updates_off: 'It is not looked for a newer Linekeeper.',

  doctor_database: 'The database is in order ({megabytes} MB).',
  doctor_database_unread: 'Whether the database is in order could not be found out ({megabytes} MB).',
  doctor_database_damaged:
    'The database is damaged. Stop Linekeeper and put a copy of it back; the README says how to go on without one.',
  doctor_room: 'The disk has room ({gigabytes} GB).',
  doctor_room_little: 'The disk is getting full: {megabytes} MB are left. Free some space.',
  doctor_room_none: 'The disk is full: {megabytes} MB are left, so that soon nothing can be kept. Free some space now.',
  doctor_wiped: 'No old copy of what was erased is left in the database file.',
  doctor_wipe_due:
    'Unused bytes of the database file may still hold old copies of what was erased. They are overwritten as soon as the line is quiet, within an hour or two at the latest.',
  doctor_wipe_problem: 'Unused bytes of the database file may still hold old copies of what was erased: {why}',
  wipe_disk_full: 'The disk is full, so they could not be overwritten. Free some space; it is tried again by itself.',
  wipe_unreadable:
    'A page of the database could not be read, so they were not overwritten. Look whether the database is in order.',
  wipe_failed: 'They could not be overwritten. The log says more; it is tried again by itself.',
  wipe_late: 'For a day there was no moment to overwrite them. It is tried on by itself.',
  doctor_inbox: 'Everything that came in has been read.',
  doctor_inbox_waiting: '{count} deliveries wait to be read. That happens by itself.',

  doctor_doors: 'Linekeeper takes requests on this computer.',

  doctor_key_elevenlabs: 'The key of ElevenLabs works, and may do all that is needed.',
  doctor_key_twilio: 'The key of Twilio works.',
  doctor_twilio_trial:
    'The Twilio account is a trial: it plays its own notice first, and calls only numbers that are verified there.',
  doctor_twilio_suspended: 'Twilio has suspended or closed the account: no call goes through. See the Twilio console.',
  doctor_scope_agents: 'The key of ElevenLabs may not read agents. Allow it “ElevenLabs Agents” there.',
  doctor_scope_numbers: 'The key of ElevenLabs may not read phone numbers. Allow it “ElevenLabs Agents” there.',
  doctor_scope_secrets: 'The key of ElevenLabs may not read workspace secrets. Allow it “ElevenLabs Agents” there.',
  doctor_scope_webhooks:
    'The key of ElevenLabs may not read webhooks. Allow it “Webhooks” there; only an administrator’s key can.',
  doctor_scope_tools: 'The key of ElevenLabs may not read tools. Allow it “ElevenLabs Agents” there.',
  doctor_scope_conversations:
    'The key of ElevenLabs may not read conversations: what is missed cannot be fetched. Allow it “ElevenLabs Agents” there.',
  doctor_agent: 'The agent of {shop} is set up as it has to be.',
  doctor_agent_none: 'No agent is chosen yet. Choose one under Connect.',
  doctor_agent_unlooked: 'Whether the agent is set up as it has to be could not be looked at.',

  doctor_calls_none: 'ElevenLabs has had no call in the last day.',
  doctor_calls_fresh:
    'ElevenLabs has had a call. Whether it arrives here can be said a quarter of an hour after its start.',
  doctor_calls_unlooked: 'Whether all calls of the last day arrived here could not be looked at.',
  doctor_calls_reported: 'All {count} calls of the last day that ElevenLabs has had arrived here.',
  doctor_calls_unreported:
    'Of {count} calls that ElevenLabs has had in the last day, {missing} were not reported here. They are fetched when Linekeeper catches up.',
  doctor_calls_fetched:
    'ElevenLabs did not report {fetched} of its {count} calls of the last day by itself: Linekeeper fetched them. If this computer was awake then, the reports do not get through.',
  doctor_fallback: 'While this computer is off, Twilio answers the phone itself.',
  doctor_fallback_none: 'While this computer is off, nobody answers the phone. Choose under Connect who does.',
  doctor_fallback_unlooked: 'Who answers the phone while this computer is off could not be looked at.',
  doctor_fallback_gone:
    'What is to answer the phone while this computer is off is no longer there at Twilio. Set it up again.',
  doctor_fallback_other:
    'While this computer is off, an address of your own answers the phone. Linekeeper does not call it.',
  doctor_native_fallback:
    'While this computer is off, ElevenLabs answers the phone, without knowing who calls. Where ElevenLabs cannot be reached, Twilio answers.',
  doctor_native_fallback_none:
    'While this computer is off, ElevenLabs answers the phone, without knowing who calls. Where ElevenLabs cannot be reached, nobody does: choose under Connect who does then.',
  doctor_native_fallback_gone:
    'What is to answer the phone where ElevenLabs cannot be reached is no longer there at Twilio. Set it up again.',
  doctor_native_fallback_other:
    'Where ElevenLabs cannot be reached, an address of your own answers the phone. Linekeeper does not call it.',
  doctor_alerts_none: 'Twilio has noted no errors in the last day.',
  doctor_alerts: 'Twilio has noted {count} errors in the last day, the latest with the number {code}.',
  doctor_jobs: 'Nothing waits to be done at the providers.',
  doctor_jobs_parked: '{count} things could not be done at the providers, though it was tried for long.',

  doctor_login: 'Linekeeper starts together with this computer.',
  doctor_login_off: 'Linekeeper does not start together with this computer: after a restart nobody is recognised.',
  doctor_login_blocked:
    'The system keeps Linekeeper from starting together with this computer. Allow it in the system’s settings, at the programs that start with it.',
  doctor_login_unsupported: 'This copy of Linekeeper cannot start together with the computer: it is not installed.',
  doctor_awake: 'This computer is kept awake while you are open.',
  doctor_sleep_never: 'This computer does not fall asleep on mains power.',
  doctor_sleeps: 'This computer falls asleep after {minutes} minutes without use, and then nobody is recognised.',
  doctor_sleep_unknown: 'Whether this computer falls asleep could not be found out. Asleep, it recognises nobody.',
} as const;
