import { statSync } from 'node:fs';

import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

import type { Db } from './database.ts';
import { isBusy } from './disk-fault.ts';
import type { OpenFile } from './open-file.ts';
import { createTreePages, type FoundPage, type TreePages } from './tree-pages.ts';

/**
 * `blocked`: something stands in the write-ahead log, or somebody else writes. `again`: something was written since the
 * walk began, so that rows may have moved past it. `done`: no page that was there at the beginning holds anything but
 * its rows.
 */
export type WipeStep = 'more' | 'again' | 'blocked' | 'done';

type Deps = { file: string; bytes: OpenFile; inPlace: () => boolean };

/**
 * Blanks what pages of the database hold besides their rows. Where SQLite moves rows to make room it leaves the old copy
 * between the pointers and the rows of a page, and `secure_delete` does not reach it.
 *
 * Only bytes that nothing points to are written, straight into the file, while this connection has the right to write
 * and the log is empty: whoever reads meanwhile, and whatever a kill cuts short, finds the same rows (0284).
 */
export function createUnusedBytes(db: Db, { file, bytes, inPlace }: Deps) {
  const pages = createTreePages(db, bytes);
  const changes = db.prepare<[], number>('SELECT total_changes()').pluck();
  const others = db.prepare<[], number>('PRAGMA data_version').pluck();
  const stamp = (): string => `${changes.get()} ${others.get()}`;
  const isLogEmpty = (): boolean => (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0;

  function mayStep(): boolean {
    if (!inPlace() || !bytes.isSame()) throw refused('unavailable', tell('database_lost'));
    return isLogEmpty();
  }

  /** Goes through all pages, a few at each call. */
  function begin(): () => WipeStep {
    const walk = createWalk(pages, stamp);
    const step = db.transaction(() => (mayStep() ? walk.step() : 'blocked'));
    return () => {
      try {
        return step.immediate();
      } catch (error) {
        if (isBusy(error)) return 'blocked';
        throw error;
      } finally {
        // Whoever changes a page writes all of it: none may be remembered as it was.
        if (walk.hasBlanked()) db.pragma('shrink_memory');
      }
    };
  }

  return { begin, warm: (signal: AbortSignal): Promise<void> => bytes.warm(signal), sync: bytes.sync };
}

/**
 * A page keeps what it holds until it is blanked or freed, which blanks it too, and what moves rows gives nothing of it to
 * another page: so once each page of a tree was seen, nothing from before is left. Seen they all are when a walk in which
 * nothing was written met none that was new.
 */
function createWalk(pages: TreePages, stamp: () => string) {
  const seen = new Uint8Array(pages.count() + 1);
  const nothing = Buffer.alloc(pages.size);
  let isBlanked = false;
  let round = newRound();

  function newRound() {
    return { ahead: pages.roots().map((root) => [root]), isClean: true, stamp: stamp() };
  }

  function blank(page: FoundPage): void {
    for (const [from, to] of page.unused) {
      if (page.bytes.compare(nothing, 0, to - from, from, to) === 0) continue;
      pages.blank(page, [from, to]);
      isBlanked = true;
    }
    // What was added since the beginning has nothing from before.
    if (seen[page.number] !== 0) return;
    seen[page.number] = 1;
    round.isClean = false;
  }

  function visit(path: readonly number[]): void {
    const page = pages.follow(path);
    if (page === null) {
      round.isClean = false;
      return;
    }
    blank(page);
    const [first] = page.below;
    if (first === undefined) return;
    if (!pages.at(first).isLeaf) round.ahead.push(...page.below.map((next) => [...path, next]));
    else for (const leaf of page.below) if (seen[leaf] === 0) blank(pages.at(leaf));
  }

  return {
    /** Whether it has since this was last asked. */
    hasBlanked(): boolean {
      const did = isBlanked;
      isBlanked = false;
      return did;
    },
    step(): WipeStep {
      const path = round.ahead.pop();
      if (path !== undefined) {
        visit(path);
        return 'more';
      }
      const { isClean, stamp: before } = round;
      round = newRound();
      if (!isClean) return 'more';
      return before === round.stamp ? 'done' : 'again';
    },
  };
}
