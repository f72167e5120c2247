import { useLocation } from 'wouter';

import type { ShownBusiness } from '#contract/businesses.ts';
import { leftOver, type Edit } from '../../client/draft-merge.ts';
import { useDraft } from '../../client/use-draft.ts';
import { useCommandMutation, useCommandQuery } from '../../client/use-command.ts';
import { useTexts } from '../../texts/language.tsx';
import { settingsTexts } from '../../texts/settings.ts';
import { shopFormTexts } from '../../texts/shop-form.ts';
import { Answer } from '../../ui/answer.tsx';
import { Page } from '../../ui/page.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { shopParts, toSaved, toShopDraft, type ShopDraft } from '../../shop/form/shop-draft.ts';
import { ShopForm } from './shop-form.tsx';
import { shopIdOf } from './shop-id.ts';

/** A further shop, found by its own numbers. */
export function NewShopPage() {
  const t = useTexts(shopFormTexts);
  const answer = useCommandQuery('businesses.list', {});
  return (
    <Page title={t.newTitle} lead={t.newLead}>
      <Answer of={answer} lines={8}>
        {({ businesses }) => <NewShop shops={businesses} />}
      </Answer>
    </Page>
  );
}

function NewShop({ shops }: { shops: readonly ShownBusiness[] }) {
  const t = useTexts(settingsTexts);
  const say = useToast();
  const [, navigate] = useLocation();
  const { draft, keep, now } = useDraft<ShopDraft>('new-shop');
  const { mutate, error, isPending, reset } = useCommandMutation('businesses.save', { refreshes: ['businesses.list'] });
  const shown = draft ?? beginning(shops[0]);
  const id = shopIdOf(
    shown.name,
    shops.map((shop) => shop.id),
  );
  const typedOn = useDraft<Edit<ShopDraft>>(`shop.${id}`);

  function save(): void {
    const done = (answer: ShownBusiness): void => {
      // What was typed while it was under way is a change of the shop that is there now.
      const typed = now();
      if (typed && typed !== shown) typedOn.keep(leftOver(typed, shown, toShopDraft(answer), shopParts));
      keep(null);
      navigate(`/settings/shop/${id}`);
      say({ text: t.saved });
    };
    mutate(toSaved(id, shown, null), { onSuccess: done });
  }

  return (
    <ShopForm
      shown={null}
      draft={shown}
      isUnsaved={draft !== null}
      isBusy={isPending}
      refusal={error}
      onChange={(next) => {
        if (error) reset();
        keep(next);
      }}
      onSave={save}
      onDiscard={() => {
        keep(null);
        navigate('/settings/shop');
      }}
    />
  );
}

/** A new shop begins where the first one stands and speaks as it does; nothing else of it is taken over. */
function beginning(first: ShownBusiness | undefined): ShopDraft {
  const { zone = 'UTC', region = 'US', language = 'en', tone = '' } = first ?? {};
  const none = { name: '', greeting: '', returningGreeting: '', soul: '', agentId: '', voiceId: '', branchId: '' };
  const place = { zone, region, language, tone, trade: first?.trade ?? 'general' };
  const overrides = { firstMessage: false, prompt: false, language: false, voice: false, longestCall: false };
  const empty = {
    environment: '',
    hours: null,
    closedOn: [],
    variables: [],
    secrets: [],
    numbers: '',
    maskedNumbers: [],
    secretNames: [],
  };
  return { ...none, ...place, ...empty, overrides };
}
