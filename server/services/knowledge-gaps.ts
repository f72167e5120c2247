import { createHash } from 'node:crypto';

import type { CommandOutput, ParsedInput } from '#contract/commands.ts';
import type { KnowledgeGap } from '#contract/gaps.ts';
import { refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import { tell } from '#contract/told.ts';
import { topicsOf, type Topic } from '../domain/gaps/group.ts';
import type { Bus } from '../platform/bus.ts';
import { newId } from '../platform/ids.ts';
import type { GapSettlement, SettledTopic } from '../store/gaps-store.ts';
import type { Stores } from '../store/open-stores.ts';
import type { CallerFinder } from './caller-finder.ts';
import type { CallerKeys } from './caller-keys.ts';
import type { Notes } from './notes.ts';

type Deps = {
  stores: Stores;
  keys: CallerKeys;
  finder: CallerFinder;
  notes: Notes;
  bus: Bus<AppEvents>;
  now: () => Date;
};
type Settling = ParsedInput<'gaps.dismiss'>;

const MOST_EXAMPLES = 3;

export type KnowledgeGaps = ReturnType<typeof createKnowledgeGaps>;

/** What callers asked and the agent could not answer, and the owner's answers to it. */
export function createKnowledgeGaps({ stores, keys, finder, notes, bus, now }: Deps) {
  /** A topic's word may be a caller's own: settled topics are known by a keyed hash of it, which tells nothing. */
  const hashed = (business: string, key: string): string =>
    keys.ofHash(createHash('sha256').update(`gap\n${business}\n${key}`).digest('hex'));

  function openTopics(business: string): { topic: Topic; before: SettledTopic | undefined }[] {
    const settled = new Map(stores.gaps.settledOf(business).map((one) => [one.topic, one]));
    const before = (key: string): SettledTopic | undefined => settled.get(hashed(business, key));
    return topicsOf(stores.gaps.ofBusiness(business), (key) => before(key) !== undefined)
      .map((topic) => ({ topic, before: before(topic.key) }))
      .filter((one) => one.before?.state !== 'dismissed');
  }

  /** Of what the owner saw, what is still open: a caller may have been forgotten meanwhile. */
  function settle({ business, key, questions }: Settling, over: Pick<GapSettlement, 'state' | 'noteId'>): string {
    const id = newId();
    const wanted = new Set(questions);
    const open = stores.gaps.ofBusiness(business).flatMap((one) => (one.isOpen && wanted.has(one.id) ? [one.id] : []));
    if (open.length === 0) throw refused('conflict', tell('gaps_gone'));
    const topic = hashed(business, key);
    stores.gaps.settle({ id, businessId: business, topic, settledAt: now().toISOString(), ...over }, open);
    return id;
  }

  return {
    list({ business }: ParsedInput<'gaps.list'>): { gaps: KnowledgeGap[] } {
      return { gaps: openTopics(finder.named(business)).map(({ topic, before }) => toGap(topic, before)) };
    },
    answer({ answer, ...given }: ParsedInput<'gaps.answer'>): CommandOutput<'gaps.answer'> {
      const business = finder.named(given.business);
      const done = stores.transact(() => {
        const { note } = notes.keep({ note: answer, business });
        return { note, id: settle(given, { state: 'answered', noteId: note.id }) };
      });
      notes.announce(done.note);
      bus.publish('gaps.changed', { business });
      return done;
    },
    dismiss(given: Settling): CommandOutput<'gaps.dismiss'> {
      const business = finder.named(given.business);
      const id = stores.transact(() => settle(given, { state: 'dismissed', noteId: null }));
      bus.publish('gaps.changed', { business });
      return { id };
    },
    reopen({ id }: ParsedInput<'gaps.reopen'>): Record<string, never> {
      const found = stores.gaps.settlement(id);
      if (!found) throw refused('not_found', tell('gaps_nothing_to_reopen'));
      const { businessId: business, noteId } = found;
      stores.transact(() => {
        stores.gaps.reopen(id);
        if (noteId !== null) stores.notes.remove(noteId);
      });
      if (noteId !== null) {
        notes.reload();
        bus.publish('note.changed', { businessId: business });
      }
      bus.publish('gaps.changed', { business });
      return {};
    },
  };
}

function toGap({ key, topic, callers, questions }: Topic, before: SettledTopic | undefined): KnowledgeGap {
  const examples = [...new Map(questions.map(({ question }) => [question.toLowerCase(), question])).values()];
  const answered = before?.note != null ? { note: before.note, at: before.settledAt } : null;
  return {
    ...{ key, topic, callers, answered },
    questions: questions.map(({ id }) => id),
    examples: examples.slice(0, MOST_EXAMPLES),
    lastAskedAt: questions[0]?.askedAt ?? new Date(0).toISOString(),
  };
}
