import { z } from 'zod';

import type { AuditWho } from '#contract/audit.ts';
import type { CommandOutput, ParsedInput } from '#contract/commands.ts';
import { auditedAs, readAction, refusalOf, subjectOf } from '../domain/audited.ts';
import type { AuditRow } from '../store/audit-store.ts';
import type { Stores } from '../store/open-stores.ts';
import { fromCursor, toCursor } from './cursor.ts';

type Deps = {
  stores: Pick<Stores, 'audit' | 'transact'>;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};
export type Audited = { command: string; who: AuditWho; input: unknown; output: unknown };

const KEPT_MS = 365 * 24 * 60 * 60_000;
const MOST = 200_000;
const MOST_GOES = 20;
/** A window asks again whenever something changes: the same look within an hour is one look, and so is a refusal. */
const SAME_LOOK_MS = 60 * 60_000;
const MOST_LOOKS = 5000;
const GATHERED_MS = 1000;
/** What cannot be written, such as on a full disk, is held back so far and then lets go of its oldest. */
const MOST_WAITING = 2000;
const Before = z.tuple([z.int().min(0)]);

export type Audit = ReturnType<typeof createAudit>;

/**
 * Who saw or changed what, by our own ids. Lines are gathered for a second, so that nobody waits for the disk because
 * of them: a kill in between loses that second.
 */
export function createAudit({ stores, now, report }: Deps) {
  const waiting: AuditRow[] = [];
  const looks = createLooks();
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    try {
      stores.transact(() => waiting.forEach((row) => stores.audit.add(row)));
      waiting.length = 0;
    } catch (error) {
      waiting.splice(0, waiting.length - MOST_WAITING);
      report('audit', error);
    }
  }

  return {
    note(this: void, { command, who, input, output }: Audited): void {
      const did = auditedAs(command);
      // What we look at for ourselves, such as for the tray, nobody has seen.
      if (did === null || (did === 'saw' && who === 'program')) return;
      const at = now();
      const subject = subjectOf(command, input, output);
      if (did === 'saw' && looks.isSame(`${who} ${command} ${subject ?? ''}`, at.getTime())) return;
      waiting.push({ at: at.toISOString(), who, action: command, subject });
      timer ??= setTimeout(flush, GATHERED_MS).unref();
    },
    /** The same refusal within an hour is one: whoever tries again and again must not push other lines out. */
    noteRefusal(this: void, { command, who }: Pick<Audited, 'command' | 'who'>): void {
      const at = now();
      const action = refusalOf(command);
      if (looks.isSame(`${who} ${action} `, at.getTime())) return;
      waiting.push({ at: at.toISOString(), who, action, subject: null });
      timer ??= setTimeout(flush, GATHERED_MS).unref();
    },
    /** What no command says by its name alone. */
    deed(action: string, who: AuditWho): void {
      waiting.push({ at: now().toISOString(), who, action, subject: null });
      timer ??= setTimeout(flush, GATHERED_MS).unref();
    },
    list({ limit, cursor, since = '', subject }: ParsedInput<'audit.list'>): CommandOutput<'audit.list'> {
      flush();
      const [before = Number.MAX_SAFE_INTEGER] = fromCursor(cursor, Before) ?? [];
      const page = stores.audit.page({ before, since, subject: subject ?? null, limit: limit + 1 });
      const last = page.length > limit ? page[limit - 1] : undefined;
      const lines = page.slice(0, limit).map((row) => ({ ...row, ...readAction(row.action), id: String(row.id) }));
      return { lines, nextCursor: last ? toCursor([last.id]) : null };
    },
    /** Call in the transaction that forgets: of somebody's own ids nothing stays but the certificate's. */
    forget(subjects: readonly string[], certificate: string): void {
      const gone = new Set(subjects);
      for (const row of waiting) if (row.subject !== null && gone.has(row.subject)) row.subject = certificate;
      looks.forget(gone);
      stores.audit.rename(subjects, certificate);
    },
    /** Once a day: takes away what is older than a year, a few lines in one go. */
    tidy(): void {
      const before = new Date(now().getTime() - KEPT_MS).toISOString();
      for (let goes = 0; goes < MOST_GOES && stores.transact(() => stores.audit.removeSome(before)); goes += 1);
      stores.transact(() => stores.audit.keepLast(MOST));
    },
    flush,
  };
}

/** Which looks were written down within the hour, by who, what and about whom. */
function createLooks() {
  const looks = new Map<string, number>();
  return {
    isSame(key: string, at: number): boolean {
      const last = looks.get(key);
      if (last !== undefined && at - last < SAME_LOOK_MS && at >= last) return true;
      if (looks.size >= MOST_LOOKS) looks.clear();
      looks.set(key, at);
      return false;
    },
    forget(subjects: ReadonlySet<string>): void {
      for (const key of looks.keys()) if (subjects.has(key.slice(key.lastIndexOf(' ') + 1))) looks.delete(key);
    },
  };
}
