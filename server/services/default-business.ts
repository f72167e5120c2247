import { Business } from '#contract/businesses.ts';
import { DEFAULT_BUSINESS } from '../domain/call-record.ts';
import type { Config } from '../platform/config.ts';
import type { BusinessBook } from './business-book.ts';
import type { BusinessDesk } from './business-desk.ts';
import { fixedFields } from './fixed-fields.ts';

type Deps = { desk: BusinessDesk; book: BusinessBook; config: Pick<Config, 'business' | 'placeSet' | 'twilio'> };

/** One shop needs no set-up: there always is a default business, and the environment has the last word on it. */
export function provideDefaultBusiness({ desk, book, config }: Deps): void {
  const { business: given, twilio } = config;
  const before = desk.list().find(({ id }) => id === DEFAULT_BUSINESS);
  const set = Object.fromEntries(fixedFields(config).map(({ field, value }) => [field, value]));
  const start =
    before ?? Business.parse({ id: DEFAULT_BUSINESS, name: 'our shop', zone: given.zone, region: given.region });
  const number = twilio.phoneNumber;
  const called = { calledNumber: number ?? null, agentId: null };
  // A number that the owner gave to another shop stays there, or the program would not start any more.
  const isTaken = before !== undefined && book.forCall(called).business.id !== DEFAULT_BUSINESS;
  const numbers = number === undefined || isTaken ? {} : { numbers: [number] };
  const profile = Business.parse({ ...Business.strip().parse(start), ...set });
  desk.save({ ...profile, ...(before && before.maskedNumbers.length > 0 ? {} : numbers) });
}
