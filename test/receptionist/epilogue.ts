import { Answer, readAnswer } from './answer.ts';
import { canariesIn } from './canaries.ts';
import { hour } from './days.ts';
import { toWho } from './desk.ts';
import type { Desk } from './desk.ts';
import { stringsInFiles } from './file-search.ts';
import { formsOf } from './generate.ts';
import type { Check, Figure } from './judge.ts';
import { saidNumberOf, spellingsOf } from './numbers.ts';
import { toRing } from './payloads.ts';
import type { Play } from './player.ts';
import type { Account, ReceptionistSet } from './script.ts';

type Numbered = Account & { number: string };
type Deps = { set: ReceptionistSet; desk: Desk };

/** After the last call: four spellings at once, every delivery again, then one caller in ten asks to be forgotten. */
export async function playEpilogue({ set, desk }: Deps, { bodies, endedAt }: Play): Promise<Check[]> {
  const numbered = set.accounts.filter((account): account is Numbered => account.number !== null);
  const leavers = numbered.filter(({ index }) => set.leavers.includes(index));
  desk.setClock(endedAt + 24 * hour);
  const spellings = await checkSpellings(numbered, desk);
  const replays = await checkReplays(numbered, bodies, desk);
  const numbers = await checkNumbers(set.accounts, desk);
  const hidden = await checkHidden(set.accounts, desk);
  const erased = await checkForgetting(leavers, bodies, desk);
  return [...spellings, ...replays, ...numbers, ...hidden, ...erased];
}

async function checkSpellings(accounts: readonly Numbered[], desk: Desk): Promise<Check[]> {
  const checks: Check[] = [];
  for (const account of accounts) {
    const told = [];
    for (const [at, spelling] of spellingsOf(account.number).entries())
      told.push(await ringAgain(account, spelling, at, desk));
    const [first] = told;
    for (const [at, one] of told.entries()) {
      const bad = first?.userId !== one.userId || first.memory !== one.memory || one.userId === null;
      checks.push(check('wrong person on a spelling', `spelling ${at + 1}`, bad, account));
    }
  }
  return checks;
}

async function checkReplays(accounts: readonly Numbered[], bodies: readonly string[], desk: Desk): Promise<Check[]> {
  const before = new Map<number, string>();
  for (const account of accounts) before.set(account.index, await desk.record(toWho(account)));
  // Newest first: an order in which they never came.
  for (const body of bodies.toReversed()) await desk.finish(body);
  await desk.settle();
  const checks: Check[] = [];
  for (const account of accounts) {
    const first = before.get(account.index);
    // Everybody here has called, so an empty record would be no record.
    const changed = first === '[]' || (await desk.record(toWho(account))) !== first;
    checks.push(check('replay changed something', 'record', changed, account));
  }
  return checks;
}

async function checkNumbers(accounts: readonly Account[], desk: Desk): Promise<Check[]> {
  const forms = accounts.flatMap(({ index, number }) => [
    ...(number === null ? [] : formsOf(number)),
    ...formsOf(`+1${saidNumberOf(index)}`),
  ]);
  const found = await stringsInFiles(forms, await desk.files());
  return forms.map((form) => check('number in clear in a file', 'number', found.has(form)));
}

/** Of a caller who hides the number nothing but the bare call is kept. */
async function checkHidden(accounts: readonly Account[], desk: Desk): Promise<Check[]> {
  const hidden = accounts.filter(({ number }) => number === null);
  const found = await stringsInFiles(
    hidden.flatMap(({ canaries }) => canaries),
    await desk.files(),
  );
  return hidden.flatMap((account) =>
    account.canaries.map((word) => check('withheld caller remembered', 'in a file', found.has(word), account)),
  );
}

async function checkForgetting(leavers: readonly Numbered[], bodies: readonly string[], desk: Desk): Promise<Check[]> {
  const strings = leavers.flatMap(({ erasable }) => erasable);
  // Proof that the search would see them: while they are remembered, it does.
  const seen = await stringsInFiles(strings, await desk.files());
  for (const account of leavers) await desk.forget(toWho(account));
  await desk.settle();
  const left = await stringsInFiles(strings, await desk.files());

  // The provider may still be retrying a delivery of somebody who has just been forgotten.
  const theirs = new Set(leavers.flatMap(({ calls }) => calls.map(({ conversationId }) => `"${conversationId}"`)));
  for (const body of bodies) if ([...theirs].some((id) => body.includes(id))) await desk.finish(body);
  await desk.settle();
  const back = await stringsInFiles(strings, await desk.files());

  const checks = [check('planted string seen before forgetting', 'any', seen.size === 0)];
  for (const account of leavers) {
    const told = canariesIn((await ringAgain(account, account.number, 4, desk)).all);
    const owned = new Set(account.erasable);
    for (const one of owned) {
      checks.push(check('erased string found', kindOf(one), left.has(one), account));
      checks.push(check('erased string found', `${kindOf(one)}, after a late retry`, back.has(one), account));
    }
    checks.push(
      check(
        'erased string found',
        'told again',
        told.some((word) => owned.has(word)),
        account,
      ),
    );
  }
  return checks;
}

async function ringAgain(account: Numbered, spelling: string, attempt: number, desk: Desk) {
  const [call] = account.calls;
  if (call === undefined) throw new Error('An account without calls');
  const callSid = `CA${`e${account.index}f${attempt}`.padStart(32, '0')}`;
  const body = toRing({ ...call, callSid, shape: { ...call.shape, conversationAtRing: false } }, spelling);
  return readAnswer(Answer.parse(await desk.ring(body)));
}

function check(figure: Figure, slot: string, bad: boolean, account?: Account): Check {
  const detail =
    account === undefined ? 'all files' : `${account.kind}, ${account.shop.trade}, account ${account.index}`;
  return { figure, slot, bad, detail };
}

function kindOf(text: string): string {
  if (/\d/.test(text)) return /^[A-Z]/.test(text) ? 'plate' : 'number';
  return 'word';
}
