import { callersAndCalls } from './0001-callers-and-calls.ts';
import { search } from './0002-search.ts';
import { tasksOfCall } from './0003-tasks-of-call.ts';
import { namesOfRecordings } from './0004-names-of-recordings.ts';
import { deskSessions } from './0005-desk-sessions.ts';
import { callReports } from './0006-call-reports.ts';
import { desk } from './0007-desk.ts';
import { rehearsals } from './0008-rehearsals.ts';
import { conversations } from './0009-conversations.ts';
import { lines } from './0010-lines.ts';
import { searchMerging } from './0011-search-merging.ts';
import { outgoing } from './0012-outgoing.ts';
import { providerJobs } from './0013-provider-jobs.ts';
import { connections } from './0014-connections.ts';
import { outgoingUnsettled } from './0015-outgoing-unsettled.ts';
import { callNotices } from './0016-call-notices.ts';
import { frontDesk } from './0017-front-desk.ts';
import { texts } from './0018-texts.ts';
import { whoseAppointments } from './0019-whose-appointments.ts';
import { knowledgeGaps } from './0020-knowledge-gaps.ts';
import { calendars } from './0021-calendars.ts';
import { textsFoundAgain } from './0022-texts-found-again.ts';
import { erasures } from './0023-erasures.ts';
import { wipes } from './0024-wipes.ts';
import { became } from './0025-became.ts';

/** Append only. Position in the list is the schema version; never edit an entry that has shipped. */
export const migrations: readonly string[] = [
  ...[callersAndCalls, search, tasksOfCall, namesOfRecordings],
  ...[deskSessions, callReports, desk, rehearsals],
  ...[conversations, lines, searchMerging, outgoing],
  ...[providerJobs, connections, outgoingUnsettled],
  ...[callNotices, frontDesk, texts, whoseAppointments],
  ...[knowledgeGaps, calendars, textsFoundAgain, erasures],
  ...[wipes, became],
];
