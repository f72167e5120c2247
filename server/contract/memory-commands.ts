import { z } from 'zod';
import { Fact, FactChange, FactStatus, NewFact } from './facts.ts';
import { NewNote, Note } from './notes.ts';
import { ReviewItem } from './people.ts';
import { BusinessId, Id, Page, PhoneHash } from './primitives.ts';
import { Task } from './tasks.ts';

/** Whose memory a phone hash is looked up in; left out, the default business's. Our own ids need none. */
const business = BusinessId.optional();
const OfNumber = z.object({ phone_hash: PhoneHash, business });
const Nothing = z.object({});
const Cursor = z.string().nullable();

export const memoryCommands = {
  'memory.list': { input: OfNumber, output: z.object({ facts: z.array(Fact) }) },
  'memory.add': { input: OfNumber.extend({ fact: NewFact }), output: z.object({ fact: Fact }) },
  /** The same for scripts that write over the tunnel: kept with less trust than what staff typed. */
  'memory.import': { input: OfNumber.extend({ fact: NewFact }), output: z.object({ fact: Fact }) },
  'facts.change': {
    /** `over`: the status of the fact that was changed; where it is another by now, nothing is (`conflict`). */
    input: z.object({
      id: Id,
      phone_hash: PhoneHash.optional(),
      business,
      change: FactChange,
      over: FactStatus.optional(),
    }),
    output: z.object({ fact: Fact }),
  },
  'facts.forget': {
    input: z.object({ id: Id, phone_hash: PhoneHash.optional(), business }),
    output: z.object({ fact: Fact }),
  },

  /** Everything that was ever held of the same thing about the same person or subject, newest first. */
  'facts.history': { input: z.object({ id: Id }), output: z.object({ facts: z.array(Fact) }) },
  /**
   * Takes the last change of that slot back, as staff; a second time takes that back. `over`: the status of the fact
   * that one's own change left behind; where it is another by now, somebody changed it since (`conflict`).
   */
  'facts.undo': { input: z.object({ id: Id, over: FactStatus.optional() }), output: z.object({ fact: Fact }) },
  'review.list': {
    input: Page.extend({ business }),
    output: z.object({ items: z.array(ReviewItem), nextCursor: Cursor }),
  },

  /** `business` alone: what that shop tells, the notes for every shop included. */
  'notes.list': {
    input: z.object({ phone_hash: PhoneHash.optional(), callerId: Id.optional(), business }),
    output: z.object({ notes: z.array(Note) }),
  },
  'notes.add': { input: NewNote, output: z.object({ note: Note }) },
  'notes.remove': { input: z.object({ id: Id }), output: Nothing },

  'tasks.list': {
    input: z.object({ open: z.stringbool().or(z.boolean()).default(true) }),
    output: z.object({ tasks: z.array(Task) }),
  },
  'tasks.done': { input: z.object({ id: Id, done: z.boolean().default(true) }), output: z.object({ task: Task }) },
} as const;
