import type { ShownBusiness } from '#contract/businesses.ts';
import { useDraft } from '../../client/use-draft.ts';
import { useCommandMutation } from '../../client/use-command.ts';
import { useTexts } from '../../texts/language.tsx';
import { settingsTexts } from '../../texts/settings.ts';
import { useToast } from '../../ui/toasts.tsx';
import { useErrorWords } from '../../ui/use-error-words.ts';
import { canBeTakenBack, toSaved, toShopDraft, type ShopDraft } from './shop-draft.ts';
import { ShopForm } from './shop-form.tsx';

/** A shop that is there: changed here, saved as a whole, and taken back as far as nothing sealed was changed. */
export function SavedShop({ shop }: { shop: ShownBusiness }) {
  const t = useTexts(settingsTexts);
  const say = useToast();
  const words = useErrorWords();
  const { draft, keep } = useDraft<ShopDraft>(`shop.${shop.id}`);
  const { mutateAsync, error, isPending, reset } = useCommandMutation('businesses.save', {
    refreshes: ['businesses.list'],
  });

  function takeBack(): void {
    mutateAsync(toSaved(shop.id, toShopDraft(shop))).catch((failure: Error) =>
      say({ text: words(failure), tone: 'bad' }),
    );
  }

  async function save(changed: ShopDraft): Promise<void> {
    try {
      await mutateAsync(toSaved(shop.id, changed));
    } catch {
      // Shown by the form, which keeps what was typed.
      return;
    }
    keep(null);
    say({ text: t.saved, ...(canBeTakenBack(changed) && { onUndo: takeBack }) });
  }

  return (
    <ShopForm
      shown={shop}
      draft={draft ?? toShopDraft(shop)}
      isUnsaved={draft !== null}
      isBusy={isPending}
      refusal={error}
      onChange={(next) => {
        reset();
        keep(next);
      }}
      onSave={() => {
        if (draft !== null) void save(draft);
      }}
      onDiscard={() => {
        reset();
        keep(null);
      }}
    />
  );
}
