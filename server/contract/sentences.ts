import { accessSentences } from './sentences-access.ts';
import { backupSentences } from './sentences-backup.ts';
import { bridgeSentences } from './sentences-bridge.ts';
import { calendarsSentences } from './sentences-calendars.ts';
import { damageSentences } from './sentences-damage.ts';
import { conversationSentences } from './sentences-conversations.ts';
import { csvSentences } from './sentences-csv.ts';
import { gapSentences } from './sentences-gaps.ts';
import { deskSentences } from './sentences-desk.ts';
import { limitSentences } from './sentences-limits.ts';
import { linesSentences } from './sentences-lines.ts';
import { modelSentences } from './sentences-model.ts';
import { liveSentences } from './sentences-live.ts';
import { providerSentences } from './sentences-provider.ts';
import { textsSentences } from './sentences-texts.ts';
import { waitlistSentences } from './sentences-waitlist.ts';
import { tunnelSentences } from './sentences-tunnel.ts';
import { agentSentences } from './sentences-agent.ts';
import { doctorSentences } from './sentences-doctor.ts';
import { outgoingSentences } from './sentences-outgoing.ts';
import { connectSentences } from './sentences-connect.ts';

/**
 * Every sentence the program may have for its owner, by a code that stays the same when the words do not. They are
 * written for the window, which says them in its own language; the API and the command line say them as they stand
 * here, save where whoever refuses gives a message with the words of a program. `{name}` is filled in.
 */
export const sentences = {
  // What was asked for is not there.
  no_such_caller: 'There is no such caller.',
  no_such_business: 'There is no such business.',
  no_such_call: 'There is no such call.',
  no_such_fact: 'There is no such fact.',
  no_such_note: 'There is no such note.',
  no_such_task: 'There is no such task.',
  no_such_template: 'There is no such template.',
  no_such_rehearsal: 'There is no such rehearsal script.',
  no_such_certificate: 'There is no such certificate.',
  no_such_command: 'This Linekeeper cannot do that. Load the page again.',
  no_such_address: 'There is nothing at this address.',
  delivery_gone: 'This delivery is no longer kept.',
  no_desktop: 'This Linekeeper runs without a desktop program, so there is nothing to arrange for this computer.',

  // What was asked cannot be done.
  bad_input: 'This cannot be taken as it was given. Please look at what you entered.',
  nothing_to_take_back: 'There is no change to take back.',
  fact_empty: 'The fact has no text that can be kept.',
  fact_of_two_businesses: 'Two businesses are named: a fact goes into the memory of one.',
  name_unusable: 'This is not a name that can be kept.',
  note_empty: 'The note has no text that can be kept.',
  note_ends_first: 'The note ends before it begins.',
  number_unreadable: 'One of the numbers is not a phone number.',
  changed_since: 'It was changed elsewhere in the meantime. Nothing was saved: look at it once more.',
  number_taken: 'One of the numbers belongs to another business.',
  number_shared: 'Several people share this number: choose one of them.',
  default_business_stays: 'The default business cannot be removed.',
  business_has_callers: 'The business still has callers: forget them first.',
  business_changed: 'The business was changed meanwhile. Try again.',
  one_caller_already: 'This is one caller already.',
  callers_of_two_businesses: 'These are callers of two businesses: what they told one is not for the other.',
  call_of_another_caller: 'One of these calls is not of this caller.',
  call_of_another_business: 'This call was to another business than the caller’s.',
  all_calls_of_caller: 'These are all calls of this caller: leave at least one.',
  call_withheld: 'The number of this call was withheld: nobody is remembered for it.',
  made_up_for_demo: 'It was made up for the demo, and lasts as long as the demo: it cannot be changed.',
  call_is_live: 'Somebody is on the phone. Try again when the call is over.',
  set_by_environment: '{variable} sets it: change it there (environment or .env) and restart.',
  fields_set_by_environment:
    'Of the default business, the environment sets {fields}: change it there (environment or .env) and restart.',
  way_address_unusable:
    'This is no address that the providers could call. It begins with https:// and has no password, ? or # in it.',
  pause_over_already: 'A pause cannot end in the past.',
  pause_too_long: 'A pause lasts {days} days at most. Without an end, it lasts until you resume.',
  secret_too_short: 'The value must be at least {least} characters.',
  secret_too_long: 'The value must be at most {most} characters.',
  secret_not_plain: 'The value must be plain characters without blanks.',
  template_faulty: 'The template has faults in these lines: {lines}. It was not saved.',
  template_unwritable: 'The template could not be written: see that the data directory may be written and has room.',
  rehearsal_unreadable: 'The rehearsal script cannot be used.',
  rehearsal_in_future: 'A rehearsal that is kept cannot lie in the future.',
  rehearsal_unfinished: 'The rehearsal did not come to its end.',
  cannot_replay: 'Only an arriving call whose request is still kept can be replayed.',
  cursor_unknown: 'The list has changed: begin again at its top.',

  // Something is in the way.
  something_wrong: 'Something went wrong. The log on this computer says more.',
  stopping: 'Linekeeper is stopping.',
  not_answering: 'Linekeeper is not answering.',
  not_understood: 'The answer of Linekeeper was not understood.',
  too_many_windows: 'Too many windows are open.',
  token_needed: 'A valid token is needed.',
  token_file_unusable: 'The file api-token in the data directory cannot be used.',
  not_from_window: 'This request did not come from the Linekeeper window.',
  not_from_here: 'This address is for programs on this computer only.',
  request_unreadable: 'The request could not be read.',
  request_too_large: 'The request is too large.',
  request_not_json: 'The request is not JSON.',
  sealed_unreadable: 'A sealed value cannot be opened: another key was used, or it was changed.',
  call_not_found_yet: 'The database cannot be written just now, so the call cannot be found.',
  database_busy: 'Another program holds the database just now. Try again in a moment.',
  database_waits: 'The database cannot be written just now. Try again.',

  // What does not work now, beside everything that does.
  database_lost:
    'The database file was removed or replaced while Linekeeper runs: nothing new is kept. Stop Linekeeper, put linekeeper.db back and start it again.',
  database_unreadable: 'The database cannot be read: callers are greeted neutrally and nothing is learned.',
  database_held:
    'Another program holds the database just now, so nothing can be kept: close backup tools and database browsers. ElevenLabs sends finished calls again where its retries are switched on.',
  database_failed:
    'In the last ten minutes the database could not be written at least once: see that the disk is not full and that no other program uses linekeeper.db. ElevenLabs sends finished calls again where its retries are switched on.',
  database_older:
    'The database is older than it was: something put an earlier copy in its place. Calls since then may be missing.',
  deliveries_parked:
    'Deliveries that could not be understood wait in the inbox: {count}. Look the calls up at ElevenLabs, and see that its post-call webhook sends transcripts as JSON and that this Linekeeper is the newest one. What belongs to no call is erased after 30 days.',
  key_was_open: 'The key file secret.key could be read by other users of this machine; it is now private.',
  initiation_secret_missing:
    'Callers are not recognised when the phone rings, because the secret of arriving calls is not set. Set it in the window (Settings, Secrets), or as LINEKEEPER_INITIATION_SECRET, and at ElevenLabs.',
  webhook_secret_missing:
    'Nothing is learned from finished calls, because the secret of their webhook is not set. Copy it from ElevenLabs into the window (Settings, Secrets), or into ELEVENLABS_WEBHOOK_SECRET.',
  tool_secret_missing:
    'The agent cannot use its tools during a call, because their secret is not set. Set it in the window (Settings, Secrets), or as LINEKEEPER_TOOL_SECRET, and at ElevenLabs.',
  public_address_missing:
    'ElevenLabs cannot reach this computer, because it has no public address. Choose a way in the window (Settings, The way to the phone), or set LINEKEEPER_TUNNEL or PUBLIC_BASE_URL (environment or .env) and restart.',
  public_address_local:
    'Only this computer can call the public address, so that ElevenLabs and Twilio cannot. Choose another way in the window (Settings, The way to the phone), or set PUBLIC_BASE_URL to an address that the internet knows and restart.',
  quick_address_new:
    'The public address is new, as it is after every start of a quick tunnel, and no request with the right secret has come in over it yet: enter it at ElevenLabs and Twilio. A named tunnel keeps its address.',
  model_name_missing:
    'Your own language model is not used, because its name is missing. Put it into LLM_MODEL (environment or .env) and restart.',
  template_missing: 'The template {file} is missing. Its last good text is used, or the one that came with Linekeeper.',

  ...tunnelSentences,

  // How the whole thing stands, in one line of the tray.
  condition_ready: 'Ready: calls reach this computer.',
  condition_one_call: 'On a call.',
  condition_calls: 'On {count} calls.',
  condition_starting: 'The way for calls is being opened or tested.',
  condition_problem: 'It works, but one thing needs you.',
  condition_problems: 'It works, but {count} things need you.',
  condition_refused:
    'Requests arrive and are refused. If ElevenLabs sent them, the secret there is not the one set here.',
  condition_failing: 'The last request could not be answered.',
  condition_no_way: 'Not connected to a phone yet: there is no public address.',
  condition_address_local: 'Not connected to a phone: only this computer can call the public address.',
  condition_demo: 'Demo: its callers are invented, and no real call reaches it.',
  condition_way_down: 'Callers are not recognised: nothing reaches this computer.',
  condition_unrecognised: 'Callers are not recognised: the secret of arriving calls is not set.',
  condition_database_lost: 'Nothing new is kept: the database file is gone.',
  condition_database_unreadable: 'Callers are not recognised: the database cannot be read.',
  condition_paused: 'Paused until you resume: callers are not recognised.',
  condition_paused_until: 'Paused until {until}: callers are not recognised.',

  // What is wrong with a soul template.
  soul_empty: 'The template is empty.',
  soul_too_long: 'The template is longer than 20,000 characters.',
  soul_once: 'The template must hold {placeholder} exactly once, and holds it {times} times.',
  soul_secret: '{placeholder} is a secret and may not stand in a prompt.',
  soul_unknown: '{placeholder} is not a placeholder of the template.',
  soul_braces: 'The template has braces that belong to no placeholder.',

  // What is kept with a call or a task.
  call_end_unreported: 'Its end was never reported.',
  call_not_through: 'Our call did not get through ({reason})',

  // Why a fact waits for somebody to look at it.
  waits_order: 'Reads like an order to the agent.',
  waits_authority: 'Claims to speak for the business.',
  waits_machine: 'Talks about how the agent works or about other callers.',
  waits_money: 'Names a price or a discount.',
  waits_rights: 'Claims a right or a permission.',
  waits_business: 'Speaks of the business’s rules, money or other callers.',
  waits_promise: 'Only the business can promise or quote.',
  waits_address: 'Holds a web address.',
  waits_code: 'Holds code.',
  waits_number: 'Holds a long number.',
  waits_safety: 'A safety fact is only taken back by staff.',
  waits_health: 'Health facts are checked by staff first.',
  waits_pinned: 'Staff pinned what we have.',
  waits_inferred: 'A model read something else before.',
  waits_said_once: 'The caller said something else before.',
  waits_said_twice: 'The caller said something else more than once.',
  waits_tool: 'A booking or an import says something else.',
  waits_staff: 'Staff entered something else.',

  ...agentSentences,
  ...doctorSentences,
  ...limitSentences,
  ...deskSentences,
  ...linesSentences,
  ...accessSentences,
  ...backupSentences,
  ...damageSentences,
  ...bridgeSentences,
  ...liveSentences,
  ...modelSentences,
  ...outgoingSentences,
  ...textsSentences,
  ...csvSentences,
  ...calendarsSentences,
  ...gapSentences,
  ...waitlistSentences,

  ...providerSentences,

  ...conversationSentences,

  ...connectSentences,
} as const;
