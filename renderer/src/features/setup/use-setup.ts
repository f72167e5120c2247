import { useQueryClient } from '@tanstack/react-query';

import type { ShownBusiness } from '#contract/businesses.ts';
import type { ConnectState } from '#contract/connect.ts';
import type { SetupDraft } from '#contract/setup.ts';
import { useCommandMutation } from '../../client/use-command.ts';
import { useDraft } from '../../client/use-draft.ts';
import { useEdit, type Editing } from '../../client/use-edit.ts';
import { noPasswords, setupParts, toDraft, type SipPasswords } from './setup-draft.ts';

/** One shop's way through the wizard: how it stands at the providers, and what is chosen here. */
export type Setup = {
  shop: ShownBusiness;
  state: ConnectState;
  edit: Editing<SetupDraft>;
  passwords: SipPasswords;
  change: (part: Partial<SetupDraft>) => void;
  typePassword: (part: Partial<SipPasswords>) => void;
  /** Keeps what was chosen over a restart; resolves to whether it could be. */
  keep: () => Promise<boolean>;
  keeping: { isBusy: boolean; error: Error | null };
  /** An answer that tells how everything stands by now. */
  stands: (state: ConnectState) => void;
  /** Forgets what was chosen here: it stands at the providers by now. */
  finish: () => void;
};

export type Given = { shop: ShownBusiness; state: ConnectState; kept: SetupDraft | null };

export function useSetup({ shop, state, kept }: Given): Setup {
  const cache = useQueryClient();
  const edit = useEdit<SetupDraft>({ name: `setup.${shop.id}`, saved: kept ?? toDraft(state.wish), parts: setupParts });
  const typed = useDraft<SipPasswords>(`setup.${shop.id}.passwords`);
  const keeping = useCommandMutation('setup.keep', { refreshes: ['setup.get'] });
  const passwords = typed.draft ?? noPasswords;
  const input = { business: shop.id };

  function isKept(draft: SetupDraft | null): void {
    cache.setQueryData(['setup.get', input], { draft });
  }
  async function keep(): Promise<boolean> {
    const sent = edit.sending();
    try {
      const { draft } = await keeping.mutateAsync({ ...input, draft: sent });
      isKept(draft);
      edit.wasSaved(sent, draft ?? sent);
      return true;
    } catch {
      // Why it could not be kept stands in `keeping.error`.
      return false;
    }
  }

  return {
    ...{ shop, state, edit, passwords, keep },
    change: (part) => edit.change({ ...edit.value, ...part }),
    typePassword: (part) => typed.keep({ ...passwords, ...part }),
    keeping: { isBusy: keeping.isPending, error: keeping.error },
    stands: (now) => cache.setQueryData(['connect.get', input], now),
    finish: () => {
      typed.keep(null);
      edit.discard();
      keeping.mutate({ ...input, draft: null }, { onSuccess: () => isKept(null) });
    },
  };
}
