import type { ShownBusiness } from '#contract/businesses.ts';
import { useCommandMutation } from '../../client/use-command.ts';
import { useEdit } from '../../client/use-edit.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { settingsTexts } from '../../texts/settings.ts';
import { shopFormTexts } from '../../texts/shop-form.ts';
import { useToast } from '../../ui/toasts.tsx';
import { useErrorWords } from '../../texts/error-words.ts';
import { canBeTakenBack, shopParts, toSaved, toShopDraft, type ShopDraft } from '../../shop/form/shop-draft.ts';
import { ShopForm } from './shop-form.tsx';
import { shopWords } from '../../shop/form/shop-words.ts';

/** A shop that is there: changed here, saved as a whole, and taken back as far as nothing sealed was changed. */
export function SavedShop({ shop }: { shop: ShownBusiness }) {
  const t = useTexts(settingsTexts);
  const form = useTexts(shopFormTexts);
  const { language } = useLanguage();
  const say = useToast();
  const words = useErrorWords();
  const saved = toShopDraft(shop);
  const edit = useEdit<ShopDraft>({ name: `shop.${shop.id}`, saved, parts: shopParts });
  const { mutateAsync, error, isPending, reset } = useCommandMutation('businesses.save', {
    refreshes: ['businesses.list'],
  });

  function takeBack(before: ShopDraft, over: string): void {
    mutateAsync(toSaved(shop.id, before, over)).catch((failure: Error) => say({ text: words(failure), tone: 'bad' }));
  }

  async function save(): Promise<void> {
    const sent = edit.sending();
    try {
      const answer = await mutateAsync(toSaved(shop.id, sent, shop.revision));
      edit.wasSaved(sent, toShopDraft(answer));
      say({ text: t.saved, ...(canBeTakenBack(sent) && { onUndo: () => takeBack(saved, answer.revision) }) });
    } catch {
      // Shown by the form, which keeps what was typed.
    }
  }

  return (
    <ShopForm
      shown={shop}
      draft={edit.value}
      isUnsaved={edit.isUnsaved}
      isBusy={isPending}
      refusal={error}
      clashes={edit.clashes.map((part) => ({
        id: part[0],
        ...shopWords(part[0], saved, { t: form, language }),
        choose: (whose) => {
          if (error) reset();
          edit.choose(part, whose);
        },
      }))}
      onChange={(next) => {
        if (error) reset();
        edit.change(next);
      }}
      onSave={() => void save()}
      onDiscard={() => {
        reset();
        edit.discard();
      }}
    />
  );
}
