import { z } from 'zod';

import { LONGEST_GAP_ANSWER } from './gap-limits.ts';
import { Note } from './notes.ts';
import { BusinessId, Id, Instant } from './primitives.ts';

/** Something that callers asked and the agent could not answer. */
export const KnowledgeGap = z.object({
  /** Names the topic within its shop. */
  key: z.string().min(1).max(80),
  /** What it is about, in the callers' own word. */
  topic: z.string(),
  /** Different callers; one who asked twice counts once. */
  callers: z.int(),
  /** The questions it is made of, which is what an answer settles. */
  questions: z.array(Id).min(1).max(1000),
  /** A few of them in the callers' words, newest first, without names. */
  examples: z.array(z.string()),
  lastAskedAt: Instant,
  /** The answer that was given before and did not help: it is asked again, and still not known. */
  answered: z.object({ note: z.string(), at: Instant }).nullable(),
});
export type KnowledgeGap = z.infer<typeof KnowledgeGap>;

const Settled = KnowledgeGap.pick({ key: true, questions: true }).extend({ business: BusinessId.default('default') });

export const gapCommands = {
  /** What most callers asked first. Of each shop the newest thousand questions count. */
  'gaps.list': {
    input: z.object({ business: BusinessId.default('default') }),
    output: z.object({ gaps: z.array(KnowledgeGap) }),
  },
  /** Becomes a note that the shop tells every caller's agent. `id` takes it back. */
  'gaps.answer': {
    input: Settled.extend({ answer: z.string().trim().min(1).max(LONGEST_GAP_ANSWER) }),
    output: z.object({ id: Id, note: Note }),
  },
  /** Not worth an answer: the topic is not listed any more, however often it is asked. */
  'gaps.dismiss': { input: Settled, output: z.object({ id: Id }) },
  /** Takes an answer or a "not needed" back, the note with it. */
  'gaps.reopen': { input: z.object({ id: Id }), output: z.object({}) },
} as const;
