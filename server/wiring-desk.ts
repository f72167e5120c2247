import { type Around, wireProblems } from './wiring-way.ts';
import { createBookingRecords } from './services/booking-records.ts';
import { createCallHistory } from './services/call-history.ts';
import { createCallNotices } from './services/call-notices.ts';
import { createCallSearch } from './services/call-search.ts';
import { createCallerSearch } from './services/caller-search.ts';
import { createCallers } from './services/callers.ts';
import { createExportDesk } from './services/export-desk.ts';
import { createFactDesk } from './services/fact-desk.ts';
import { createFactHistory } from './services/fact-history.ts';
import { createMemory } from './services/memory.ts';
import { createPersonDesk } from './services/person-desk.ts';
import { createPersonMoves } from './services/person-moves.ts';
import { createReviewList } from './services/review-list.ts';
import { createRemoteWrites } from './services/remote-writes.ts';
import { createReplay } from './services/replay.ts';
import { createStatusDesk } from './services/status.ts';
import { createTaskList } from './services/task-list.ts';
import { createTodayDesk } from './services/today-desk.ts';
import { createWordMoves } from './services/word-moves.ts';
import type { Known } from './wiring-memory.ts';
import type { WiringOptions } from './wiring-options.ts';

/** What the owner sees and does. */
export function wireDesk(
  options: WiringOptions,
  { tunnel, trouble, ...base }: Known & Pick<Around, 'tunnel' | 'trouble'>,
) {
  const { data, version, demo, doors, bus, now } = options;
  const { stores, box } = data;
  const { keys, book, lineBook, businesses, home, finder, refresh } = base;
  const tasks = createTaskList({ stores, refresh, bus, now });
  const noticeOf = createCallNotices({ stores, lineBook, bus });
  const history = createCallHistory({ stores, book, noticeOf });
  const search = createCallSearch({ stores, book });
  const replay = createReplay({ stores, book, keys, lineBook, globalNotes: base.notes.globalNotes });
  const records = createBookingRecords({ stores, box, keys });
  const callers = createCallers({
    ...{ stores, keys, finder, history, records },
    search: createCallerSearch({ stores, keys, book }),
  });
  const exportText = createExportDesk({ callers });
  const factDesk = createFactDesk({ stores, book, finder, refresh, bus, now });
  const memory = createMemory({ desk: factDesk, finder, now });
  const facts = createFactHistory({ stores, desk: factDesk, now });
  const review = createReviewList({ stores });
  const moves = createPersonMoves({ stores, now });
  const words = createWordMoves({ stores });
  const people = createPersonDesk({ stores, callers, moves, words, home, desk: factDesk, refresh, bus });
  const remoteWrites = createRemoteWrites({ stores, box, now });
  const problems = wireProblems(options, { ...base, tunnel, trouble, reachability: () => status.reachability() });
  const shown = { stores, version, demo, doors, problems, tunnel: tunnel.status, remoteWrites: remoteWrites.enabled };
  const status = createStatusDesk({ ...shown, startedAt: now() });
  const today = createTodayDesk({ stores, book, finder, reachability: status.reachability, now });
  const desk = { businesses, tasks, history, search, replay, callers, exportText, people, facts, review, today };
  return { ...desk, memory, remoteWrites, status };
}
