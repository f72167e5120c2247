import type { DoctorReport } from '#contract/doctor.ts';
import type { Settings } from '#contract/settings.ts';

import { toBundle, type BundleFacts } from '../domain/doctor/bundle.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';

type Deps = {
  stores: Stores;
  book: BusinessBook;
  machine: BundleFacts['machine'];
  way: () => BundleFacts['way'];
  settings: () => Settings;
  /** The last lines of the log. */
  log: () => readonly string[];
};

export type SupportBundles = ReturnType<typeof createSupportBundles>;

/** What may be shown to whoever helps: how things are, and nobody's name, number, word or secret. */
export function createSupportBundles({ stores, book, machine, way, settings, log }: Deps) {
  return (report: DoctorReport): { fileName: string; text: string } => {
    const shops = book.all().map(({ business: { trade, language, agentId, overrides, variables } }) => ({
      ...{ trade, language, overrides, hasAgent: agentId !== null },
      variables: Object.keys(variables).length,
    }));
    const text = toBundle({
      ...{ report, machine, shops, way: way(), settings: settings(), log: log() },
      figures: {
        schemaVersion: stores.schemaVersion(),
        ...{ calls: stores.calls.count(), callers: stores.people.count() },
        ...{ inboxWaiting: stores.inbox.waiting(), inboxParked: stores.inbox.parked() },
      },
    });
    return { fileName: `linekeeper-support-${report.at.slice(0, 10)}.txt`, text };
  };
}
