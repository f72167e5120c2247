import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';

import type { ShownBusiness } from '#contract/businesses.ts';
import type { ConnectState } from '#contract/connect.ts';
import type { SetupDraft } from '#contract/setup.ts';
import { useCommandMutation } from '../../client/use-command.ts';
import { useDraft } from '../../client/use-draft.ts';
import { useEdit, type Editing } from '../../client/use-edit.ts';
import { useSettled } from '../../ui/use-settled.ts';
import { noPasswords, setupParts, toDraft, type SipPasswords } from './setup-draft.ts';

/** One shop's way through the wizard: how it stands at the providers, and what is chosen here. */
export type Setup = {
  shop: ShownBusiness;
  state: ConnectState;
  edit: Editing<SetupDraft>;
  passwords: SipPasswords;
  change: (part: Partial<SetupDraft>) => void;
  typePassword: (part: Partial<SipPasswords>) => void;
  /** Keeps what was chosen over a restart, as happens a moment after each choice; resolves to whether it could be. */
  keep: () => Promise<boolean>;
  keeping: { isBusy: boolean; error: Error | null };
  /** An answer that tells how everything stands by now. */
  stands: (state: ConnectState) => void;
  /** Forgets what was chosen here: it stands at the providers by now. */
  finish: () => void;
};

/** A choice is kept when nothing was chosen or typed for so long. */
const KEPT_AFTER_MS = 400;

export type Given = { shop: ShownBusiness; state: ConnectState; kept: SetupDraft | null };

export function useSetup({ shop, state, kept }: Given): Setup {
  const cache = useQueryClient();
  const edit = useEdit<SetupDraft>({ name: `setup.${shop.id}`, saved: kept ?? toDraft(state.wish), parts: setupParts });
  const typed = useDraft<SipPasswords>(`setup.${shop.id}.passwords`);
  const keeping = useKeeping(shop.id, edit);
  const passwords = typed.draft ?? noPasswords;
  return {
    ...{ shop, state, edit, passwords, keep: keeping.keep },
    change: (part) => edit.change({ ...edit.value, ...part }),
    typePassword: (part) => typed.keep({ ...passwords, ...part }),
    keeping: { isBusy: keeping.isBusy, error: keeping.error },
    stands: (now) => cache.setQueryData(['connect.get', { business: shop.id }], now),
    finish: () => {
      typed.keep(null);
      edit.discard();
      keeping.drop();
    },
  };
}

/**
 * Keeps the choices on this computer: when Continue is pressed, which tells why it could not be, and by itself, so that
 * a page that is read anew has lost none. One after the other, so that what was kept first is not kept last.
 */
function useKeeping(business: string, edit: Editing<SetupDraft>) {
  const cache = useQueryClient();
  const asked = useCommandMutation('setup.keep');
  const byItself = useCommandMutation('setup.keep');
  const before = useRef<Promise<boolean>>(Promise.resolve(true));

  async function keep({ mutateAsync }: typeof asked, sent: SetupDraft): Promise<boolean> {
    try {
      const { draft } = await mutateAsync({ business, draft: sent });
      cache.setQueryData(['setup.get', { business }], { draft });
      edit.wasSaved(sent, draft ?? sent);
      return true;
    } catch {
      // Why it could not be kept stands in `error`.
      return false;
    }
  }
  function inTurn(by: typeof asked): Promise<boolean> {
    const sent = edit.sending();
    return (before.current = before.current.then(() => keep(by, sent)));
  }

  const settled = useSettled(JSON.stringify(edit.value), KEPT_AFTER_MS);
  const onSettled = useEffectEvent(() => void (edit.isUnsaved && inTurn(byItself)));
  useEffect(() => onSettled(), [settled]);

  return {
    ...{ keep: () => inTurn(asked), isBusy: asked.isPending, error: asked.error },
    /** Nothing is left to be kept. */
    drop: (): void => {
      const onSuccess = (): void => void cache.setQueryData(['setup.get', { business }], { draft: null });
      void before.current.then(() => asked.mutate({ business, draft: null }, { onSuccess }));
    },
  };
}
