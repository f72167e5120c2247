import { createHmac, randomBytes } from 'node:crypto';
import type { ConnectWish } from '#contract/connect.ts';
import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { TRANSFER_STEP } from '../domain/connect/agent-steps.ts';
import type { Found, HeaderSecret, Held, Ours, ProviderWords } from '../domain/connect/found.ts';
import { ENGINE_STEP } from '../domain/connect/engine-steps.ts';
import { namesOf } from '../domain/connect/names.ts';
import { wantedTransfers } from '../domain/connect/transfers.ts';
import type { AgentTransfer } from '../domain/providers/voice-account.ts';
import type { BusinessBook } from './business-book.ts';
import { SHARED, type ConnectJournal, type Entry } from './connect-journal.ts';
import { fixedOf, type FixedField } from './fixed-fields.ts';
import type { LineBook } from './line-book.ts';
import type { SecretKeeper } from './secret-keeper.ts';
import { createHeldSecrets } from './connect-held.ts';
import { createWishCheck } from './connect-wish-check.ts';

type Deps = {
  book: BusinessBook;
  lineBook: Pick<LineBook, 'people' | 'isOurs' | 'longest'>;
  secrets: SecretKeeper;
  journal: ConnectJournal;
  installKey: Buffer;
  fixed: readonly FixedField[];
  words: ProviderWords;
  publicUrl: () => string | null;
  /** Whether a model of the owner's own is set up. */
  hasModel: () => boolean;
  /** Whether a business sends texts about appointments. */
  textsOn: (business: string) => boolean;
};

export type OurSide = ReturnType<typeof createOurSide>;

const SECRET_BYTES = 32;
/** Stands in for our address where none is known, such as when everything is taken back. Nothing is ever set to it. */
const NOWHERE = 'https://linekeeper.invalid';

/** What we bring to a plan: the wish made definite, our address, our secrets as marks, and what we did before. */
export function createOurSide(deps: Deps) {
  const { book, lineBook, secrets, journal, installKey, fixed, words, publicUrl, hasModel, textsOn } = deps;
  const keyed = (text: string): string => createHmac('sha256', installKey).update(text).digest('hex');
  const tag = keyed('connect tag').slice(0, 6);
  const markOf = (name: HeaderSecret): string | null => {
    const [value] = secrets.inUse(name);
    return value === undefined ? null : keyed(`secret ${name} ${value}`).slice(0, 32);
  };

  const { number, numberOf, checkPlace, check, checkFound } = createWishCheck({
    book,
    lineBook,
    fixed,
    publicUrl,
    hasModel,
  });

  const ourEngine = (business: string): { id: string | null; name: string } => {
    const { id } = heldIn(journal.entries(business))[ENGINE_STEP] ?? { id: null };
    return { id, name: namesOf(tag).engine(business) };
  };

  const transfersOf = (business: string): AgentTransfer[] | null => {
    const wasSet = journal.find(business, TRANSFER_STEP) !== undefined;
    return wantedTransfers(lineBook.people(business), wasSet);
  };

  function ours(wish: ConnectWish, found: Found): Ours {
    const { business } = book.tenant(wish.business);
    const e164 = numberOf(wish, found);
    return {
      ...{ wish, words, business, tag },
      publicUrl: publicUrl() ?? NOWHERE,
      secrets: { initiation: markOf('initiation'), tool: markOf('tool'), brain: markOf('brain') },
      webhookSecretGiven: secrets.isSet('webhook') && journal.find(SHARED, 'webhook')?.isDone !== true,
      held: heldIn([...journal.entries(SHARED), ...journal.entries(wish.business)]),
      number: e164,
      numberIsKnown: e164 !== null && book.shopOf(e164) === business.id,
      overridesAreFixed: fixedOf(business.id, fixed).some(({ field }) => field === 'overrides'),
      transfers: transfersOf(business.id),
      longestSeconds: lineBook.longest(business.id, null),
      textsOn: textsOn(business.id),
      forwardTo: wish.fallback?.kind === 'forward' ? number(wish.fallback.to, business.region) : null,
    };
  }

  return {
    ...{ checkPlace, check, checkFound },
    ...createHeldSecrets({ secrets, journal, markOf }),
    ours,
    transfersOf,
    ourEngine,
    tag,
    markOf,
    /** A fresh secret of our own, in force at once. */
    makeSecret: (name: HeaderSecret): void =>
      secrets.set(name, randomBytes(SECRET_BYTES).toString('base64url'), { overlap: true }),
    /** The value in force, for the provider's safe. */
    secretValue(name: HeaderSecret): string {
      const [value] = secrets.inUse(name);
      if (value === undefined) throw refused('conflict', tell('connect_waits'));
      return value;
    },
  };
}

function heldIn(entries: readonly Entry[]): Readonly<Record<string, Held>> {
  const held = entries.flatMap(({ step, after }) => {
    if (typeof after !== 'object' || after === null || !('id' in after) || typeof after.id !== 'string') return [];
    const mark = 'mark' in after && typeof after.mark === 'string' ? after.mark : '';
    return [[step, { id: after.id, mark }] as const];
  });
  return Object.fromEntries(held);
}
