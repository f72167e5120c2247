import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Desk } from './desk.ts';
import { expectedAt } from './ledger.ts';
import type { Expectation } from './ledger.ts';
import { spellingsOf } from './numbers.ts';
import type { Account, ReceptionistSet } from './script.ts';

/** One way in which a product could be wrong. */
export type Fault = {
  /** Changes what stands in the notes of one caller. */
  notes?: (lines: string[], account: Account | null, expected: Expectation | null) => string[];
  /** Words before the notes, where instructions stand. */
  before?: (account: Account | null) => string;
  key?: (account: Account, spelling: string) => string;
  record?: (deliveries: number) => string;
  forgets?: boolean;
  /** What is written into a file for one string that must go. */
  written?: (text: string) => string | Buffer;
};

/** A pretend product that knows the script by heart: without a fault it makes no mistake, so the scorer is on trial. */
export async function createScriptedDesk(
  set: ReceptionistSet,
  fault: Fault = {},
): Promise<Desk & { close(): Promise<void> }> {
  const directory = await mkdtemp(path.join(tmpdir(), 'scripted-desk-'));
  const byNumber = new Map(
    set.accounts.flatMap((account) =>
      account.number === null ? [] : spellingsOf(account.number).map((spelling) => [spelling, account] as const),
    ),
  );
  const forgotten = new Set<Account>();
  let now = 0;
  let deliveries = 0;
  const owner = (number: string): Account | null => byNumber.get(number) ?? null;
  const file = (account: Account): string => path.join(directory, `${account.index}.txt`);
  for (const account of set.accounts.filter(({ number }) => number !== null)) {
    const words = account.erasable.filter((word) => /^[a-z]/.test(word));
    const parts = words.map((word) => fault.written?.(word) ?? word);
    await writeFile(file(account), Buffer.concat(parts.map((part) => Buffer.from(part))));
  }

  function answer(from: string): unknown {
    const account = owner(from);
    const gone = account === null || forgotten.has(account);
    const expected = gone ? null : expectedAt(account, now);
    const lines = expected?.told.map(({ slot, words }) => `${slot}: ${words.join(', ')}`) ?? ['nothing known'];
    const notes = (fault.notes?.(lines, account, expected) ?? lines).map((line) => `- ${line}`);
    const memory = ['<<< NOTES', ...notes, '>>> END OF NOTES', 'Today is a day.'].join('\n');
    const key = account === null ? {} : { user_id: fault.key?.(account, from) ?? `caller-${account.index}` };
    return {
      type: 'conversation_initiation_client_data',
      dynamic_variables: { caller_memory: memory },
      conversation_config_override: { agent: { prompt: { prompt: `${fault.before?.(account) ?? ''}\n${memory}` } } },
      ...key,
    };
  }

  return {
    setClock: (at) => void (now = at),
    ring: ({ caller_id: from = '' }) => Promise.resolve(answer(from)),
    finish: () => Promise.resolve(void (deliveries += 1)),
    settle: () => Promise.resolve(),
    review: () => Promise.resolve(),
    record: () => Promise.resolve(fault.record?.(deliveries) ?? 'the same'),
    async forget({ number }) {
      const account = owner(number);
      if (account === null || fault.forgets === false) return;
      forgotten.add(account);
      await rm(file(account));
    },
    files: async () => (await readdir(directory)).map((name) => path.join(directory, name)),
    close: () => rm(directory, { recursive: true }),
  };
}
