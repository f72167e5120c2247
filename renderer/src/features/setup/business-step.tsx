import { useId, useState } from 'react';
import { Link, useLocation } from 'wouter';

import type { ShownBusiness } from '#contract/businesses.ts';
import type { SetupDraft } from '#contract/setup.ts';
import { useCommandMutation } from '../../client/use-command.ts';
import { useEdit } from '../../client/use-edit.ts';
import { ChangedElsewhere } from '../../shop/form/changed-elsewhere.tsx';
import { Group } from '../../shop/form/group.tsx';
import { ShopBasics } from '../../shop/form/shop-basics.tsx';
import { checkShop } from '../../shop/form/shop-check.ts';
import { shopParts, toSaved, toShopDraft, type ShopDraft } from '../../shop/form/shop-draft.ts';
import type { ShopFields } from '../../shop/form/shop-fields.ts';
import { ShopHours } from '../../shop/form/shop-hours.tsx';
import { shopWords } from '../../shop/form/shop-words.ts';
import { TextField } from '../../shop/form/text-field.tsx';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { setupTexts } from '../../texts/setup.ts';
import { shopFormTexts } from '../../texts/shop-form.ts';
import { MaskedNumber } from '../../ui/masked-number.tsx';
import { useLeaveWarning } from '../../ui/use-leave-warning.ts';
import classes from './setup.module.css';
import { StepForm } from './step-form.tsx';
import type { Setup } from './use-setup.ts';
import { isNamed, stepAddress, stepAfter } from './wizard-steps.ts';

/** Those the app has phrases of its own for; any other may be typed. */
const spoken = ['en', 'de', 'es', 'fr', 'it'];

/** The fourth step: what the agent says about the shop. The same draft as in the settings, and saved the same way. */
export function BusinessStep({ setup: { shop, edit: wizard } }: { setup: Setup }) {
  const t = useTexts(setupTexts);
  const [, navigate] = useLocation();
  const [isTried, setTried] = useState(false);
  const [isRenamed, setRenamed] = useState(false);
  const saved = toShopDraft(shop);
  const edit = useEdit<ShopDraft>({ name: `shop.${shop.id}`, saved, parts: shopParts });
  const saving = useCommandMutation('businesses.save', { refreshes: ['businesses.list'] });
  useLeaveWarning(edit.isUnsaved);
  const isNameless = !isNamed({ id: shop.id, name: edit.value.name });
  const found = checkShop(edit.value);
  const problems = isTried && isNameless ? new Map([...found, ['name', 'required'] as const]) : found;
  // The name that every installation begins with was not chosen by anybody.
  const draft = isNameless && !isRenamed ? { ...edit.value, name: '' } : edit.value;
  const form: ShopFields = {
    ...{ draft, shown: shop, problems, refusal: saving.error },
    change: (part) => {
      saving.reset();
      setRenamed((before) => before || part.name !== undefined);
      edit.change({ ...edit.value, ...part });
    },
  };
  const isOpen = isTried && (problems.size > 0 || edit.clashes.length > 0);

  async function goOn(): Promise<void> {
    setTried(true);
    if (problems.size > 0 || edit.clashes.length > 0 || isNameless) return;
    const sent = edit.sending();
    try {
      const answer = await saving.mutateAsync(toSaved(shop.id, sent, shop.revision));
      edit.wasSaved(sent, toShopDraft(answer));
      navigate(stepAddress(shop.id, stepAfter('business')));
    } catch {
      // Shown by the form, which keeps what was typed.
    }
  }

  return (
    <StepForm
      business={shop.id}
      step="business"
      title={t.business.title}
      lead={t.business.lead}
      isBusy={saving.isPending}
      failure={saving.error ?? (isTried && isNameless ? t.steps.noName : isOpen ? t.sectionOpen : null)}
      onContinue={() => void goOn()}
    >
      {!saving.isPending && <Clashes edit={edit} saved={saved} />}
      <ShopBasics form={form} {...(hasLine(wizard.value) && { numbers: <ComingNumber shop={shop} /> })} />
      <Language form={form} />
      <ShopHours form={form} />
      <p className={classes['quiet']}>
        {t.business.more} <Link href={`/settings/shop/${shop.id}`}>{t.business.settings}</Link>
      </p>
    </StepForm>
  );
}

function hasLine({ line }: SetupDraft): boolean {
  return line !== null && line.kind !== 'none';
}

/** The number was chosen two steps before: nobody types it again. */
function ComingNumber({ shop: { maskedNumbers } }: { shop: ShownBusiness }) {
  const t = useTexts(setupTexts).business;
  return (
    <div className={classes['part']}>
      <h3>{t.number}</h3>
      {maskedNumbers.map((masked, index) => (
        <MaskedNumber key={index} masked={masked} />
      ))}
      {maskedNumbers.length === 0 && <p className={classes['small']}>{t.numberComes}</p>}
    </div>
  );
}

function Language({ form }: { form: ShopFields }) {
  const t = useTexts(setupTexts).business;
  const languages = useId();
  const { language } = useLanguage();
  const names = new Intl.DisplayNames(language, { type: 'language' });
  return (
    <Group title={t.language} help={t.languageHelp}>
      <TextField form={form} field="language" help={t.languageField} maxLength={35} list={languages} />
      <datalist id={languages}>
        {spoken.map((tag) => (
          <option key={tag} value={tag} label={names.of(tag)} />
        ))}
      </datalist>
    </Group>
  );
}

type ClashProps = { edit: ReturnType<typeof useEdit<ShopDraft>>; saved: ShopDraft };

function Clashes({ edit, saved }: ClashProps) {
  const t = useTexts(shopFormTexts);
  const { language } = useLanguage();
  if (edit.clashes.length === 0) return null;
  const clashes = edit.clashes.map((part) => ({
    id: part[0],
    ...shopWords(part[0], saved, { t, language }),
    choose: (whose: 'mine' | 'theirs') => edit.choose(part, whose),
  }));
  return <ChangedElsewhere clashes={clashes} />;
}
