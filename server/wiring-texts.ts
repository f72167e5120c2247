import { z } from 'zod';

import type { AppEvents } from '#contract/events.ts';
import { addressesAt, leadsTo } from './domain/connect/addresses.ts';
import { TEXTS_STEP } from './domain/connect/line-steps.ts';
import type { PhoneAccount } from './domain/providers/phone-account.ts';
import { textReportAddress } from './integrations/twilio/texts.ts';
import type { Bus } from './platform/bus.ts';
import type { Config } from './platform/config.ts';
import type { SecretBox } from './platform/secret-box.ts';
import { createBookingRecords } from './services/booking-records.ts';
import type { BusinessBook } from './services/business-book.ts';
import type { CallerKeys } from './services/caller-keys.ts';
import type { CarrierDeeds } from './services/carrier-deeds.ts';
import { createConnectJournal } from './services/connect-journal.ts';
import type { LineBook } from './services/line-book.ts';
import type { MemoryRefresh } from './services/memory-refresh.ts';
import type { ProviderJobs } from './services/provider-jobs.ts';
import { createDeskCsv, type DeskCsv } from './services/desk-csv.ts';
import { createTextAnswers } from './services/text-answers.ts';
import { createTextArrivals, type TextArrivals } from './services/text-arrivals.ts';
import { createTextDesk, type TextDesk } from './services/text-desk.ts';
import { createTextPlanner } from './services/text-planner.ts';
import { createTextRecipients } from './services/text-recipients.ts';
import type { TextRules } from './services/text-rules.ts';
import { createTextSender } from './services/text-sender.ts';
import { createTextSubjects } from './services/text-subjects.ts';
import type { Stores } from './store/open-stores.ts';
import type { FrontDesk } from './wiring-front-desk.ts';

type Deps = {
  stores: Stores;
  box: SecretBox;
  config: Pick<Config, 'twilio'>;
  keys: CallerKeys;
  book: BusinessBook;
  lineBook: LineBook;
  refresh: MemoryRefresh;
  rules: TextRules;
  frontDesk: Pick<FrontDesk, 'booking' | 'waitlist' | 'desk' | 'setup'>;
  phone: () => PhoneAccount;
  jobs: ProviderJobs;
  deeds: CarrierDeeds;
  /** The present public address, without a last slash; null while there is none. */
  base: () => string | null;
  calendarLink: (appointmentId: string) => string | null;
  bus: Bus<AppEvents>;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

export type Texts = TextDesk &
  TextArrivals & {
    /** Tables of the front desk: what is brought in by one is no news to anybody. */
    csv: DeskCsv;
    /** Plans what the program that ran before left out; only the first time. */
    look: () => void;
  };

/** Texts about appointments: what is sent, what becomes of it, and what people answer. */
export function wireTexts({ lineBook: lines, frontDesk, config, base, ...deps }: Deps): Texts {
  const { bus } = deps;
  const records = createBookingRecords(deps);
  const journal = createConnectJournal(deps);
  /** Whether the set-up gave the number our present address for them. */
  function repliesArrive(business: string): boolean {
    const [set, address] = [journal.find(business, TEXTS_STEP), base()];
    if (set?.isDone !== true || address === null) return false;
    const url = SetTexts.safeParse(set.after).data?.routes.textUrl;
    return url !== undefined && leadsTo(url, addressesAt(address).texts);
  }
  const planner = createTextPlanner({ ...deps, records, waiting: frontDesk.waitlist.entries });
  const subjects = createTextSubjects({ ...deps, records, desk: frontDesk.desk });
  const recipientOf = createTextRecipients({ ...deps, records });
  const sender = createTextSender({
    ...{ ...deps, repliesArrive, subjects, recipientOf, offers: frontDesk.waitlist },
    isPretended: isOnThisComputer(config.twilio.baseUrl),
    reportTo: (id) => textReportAddress(base(), id),
  });
  let isQuiet = false;
  function quietly<T>(work: () => T): T {
    isQuiet = true;
    try {
      return work();
    } finally {
      isQuiet = false;
    }
  }
  bus.subscribe(({ name, payload }) => {
    if (name === 'appointment.changed') planner.plan(payload, isQuiet);
    if (name === 'waitlist.changed') planner.planOffer(payload);
  });
  let isPlanned = false;
  function look(): void {
    if (!isPlanned) planner.planAhead();
    isPlanned = true;
  }
  const answers = createTextAnswers({ ...deps, ...frontDesk, lines, quietly });
  const arrivals = createTextArrivals({ ...deps, answers, reported: sender.reported });
  const desk = createTextDesk({ ...deps, planner, subjects, recipientOf, repliesArrive });
  const csv = createDeskCsv({ ...deps, ...frontDesk, records, quietly });
  return { ...desk, ...arrivals, csv, look };
}

/** What the set-up noted of the step that has answers come here. */
const SetTexts = z.object({ routes: z.object({ textUrl: z.string() }) });

function isOnThisComputer(url: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
}
