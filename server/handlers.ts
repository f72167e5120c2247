import type { CommandHandlers } from '#contract/commands.ts';
import type { BusinessBook } from './services/business-book.ts';
import type { CallHistory } from './services/call-history.ts';
import type { Callers } from './services/callers.ts';
import type { Forgetting } from './services/forgetting.ts';
import type { Memory } from './services/memory.ts';
import type { NotesAndTasks } from './services/notes-and-tasks.ts';
import type { RemoteWrites } from './services/remote-writes.ts';
import type { StatusDesk } from './services/status.ts';

type Services = {
  memory: Memory;
  notes: NotesAndTasks;
  history: CallHistory;
  callers: Callers;
  forget: Forgetting;
  book: BusinessBook;
  status: StatusDesk;
  remoteWrites: RemoteWrites;
};

/** Which service does which command. */
export function createHandlers({
  memory,
  notes,
  history,
  callers,
  forget,
  book,
  status,
  remoteWrites,
}: Services): CommandHandlers {
  return {
    'memory.list': memory.list,
    'memory.add': (input) => memory.add(input),
    'memory.import': (input) => memory.add(input, 'imported'),
    'facts.change': memory.change,
    'facts.forget': memory.forget,
    'notes.list': notes.listNotes,
    'notes.add': notes.addNote,
    'notes.remove': notes.removeNote,
    'tasks.list': notes.listTasks,
    'tasks.done': notes.finishTask,
    'calls.list': history.list,
    'calls.get': history.get,
    'callers.list': callers.list,
    'callers.get': callers.get,
    'callers.export': callers.export,
    'callers.forget': forget,
    'businesses.list': () => ({ businesses: book.list() }),
    'businesses.get': ({ id }) => book.get(id),
    'businesses.save': (input) => book.save(input),
    'businesses.remove': ({ id }) => {
      book.remove(id);
      return {};
    },
    'status.get': () => status.get(),
    'remote-writes.set': (input) => remoteWrites.set(input),
  };
}
