import { useEffect, useRef, useState } from 'react';

import type { CommandOutput } from '#contract/commands.ts';
import type { DeskTable } from '#contract/desk-csv-commands.ts';
import { useClient } from '../../../../client/client-context.tsx';
import { csvTexts } from '../../../../texts/csv.ts';
import { useTexts } from '../../../../texts/language.tsx';
import { useToast } from '../../../../ui/toasts.tsx';
import { bytesOf } from './file-bytes.ts';

type Brought = CommandOutput<'front-desk.import'>;

/** What came of a file: what it would bring or brought, or why not. `isHalfway`: rows of it may be in all the same. */
type TableFile = { name: string } & (
  | { told: Brought; file: string; error: null }
  | { told: null; error: unknown; isHalfway: boolean }
);

/**
 * A file on its way in: tried as soon as it is chosen, brought in when that is asked for. It is read once, so that what
 * was tried is what comes. Kept here alone and not in the cache, since it may hold names and numbers.
 */
export function useTableFile(business: string, table: DeskTable) {
  const client = useClient();
  const say = useToast();
  const t = useTexts(csvTexts);
  const [chosen, setChosen] = useState<TableFile | null>(null);
  const [isBusy, setBusy] = useState(false);
  // A button is only seen to be busy a moment after it was pressed.
  const isOnTheWay = useRef(false);
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = true;
    return () => void (isShown.current = false);
  }, []);

  async function run(name: string, isHalfway: boolean, file: () => Promise<string>): Promise<void> {
    if (isOnTheWay.current) return;
    isOnTheWay.current = true;
    setBusy(true);
    try {
      const given = { business, table, file: await file() };
      const told = await client.call('front-desk.import', { ...given, dryRun: !isHalfway });
      setChosen({ name, told, file: given.file, error: null });
      // Only where the page was left meanwhile: on it, a message would cover what says more.
      if (!told.dryRun && !isShown.current) say({ text: t.broughtIn(name, told.added + told.changed) });
    } catch (error) {
      setChosen({ name, told: null, error, isHalfway });
    } finally {
      isOnTheWay.current = false;
      setBusy(false);
    }
  }

  return {
    ...{ chosen, isBusy },
    choose: (given: File): Promise<void> => {
      setChosen(null);
      return run(given.name, false, () => bytesOf(given));
    },
    bringIn: (name: string, file: string): Promise<void> => run(name, true, () => Promise.resolve(file)),
    putAside: (): void => setChosen(null),
  };
}
