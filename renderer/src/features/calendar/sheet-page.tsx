import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { Printer } from 'lucide-react';
import { useLocation, useSearch } from 'wouter';

import type { ShownBusiness } from '#contract/businesses.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { useTexts } from '../../texts/language.tsx';
import { dayIn } from '../../texts/moments.ts';
import { morningTexts } from '../../texts/morning.ts';
import { Answer } from '../../ui/answer.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { Page } from '../../ui/page.tsx';
import { useNow } from '../../ui/use-now.ts';
import { MorningPaper } from './morning-paper.tsx';
import classes from './sheet.module.css';
import { SHEET_NAMES, sheetAddress, toSheetChoice, toSheetNames, type SheetChoice } from './sheet-address.ts';
import { ShopPick } from './shop-pick.tsx';
import { WithShop } from './with-shop.tsx';

const MINUTE_MS = 60_000;

/** What whoever opens the shop needs to know of the day, to be printed. */
export function SheetPage() {
  const t = useTexts(morningTexts);
  const choice = toSheetChoice(useSearch());
  return (
    <WithShop id={choice.shop} title={t.title}>
      {(shop) => <OfShop shop={shop} choice={choice} />}
    </WithShop>
  );
}

function OfShop({ shop, choice }: { shop: ShownBusiness; choice: SheetChoice }) {
  const t = useTexts(morningTexts);
  const now = useNow(MINUTE_MS);
  const day = choice.day ?? dayIn(shop.zone, now);
  const { names, notes } = choice;
  const input = { business: shop.id, day, names, notes };
  const answer = useCommandQuery('morning-sheet.get', input, { keepPrevious: true });
  return (
    <>
      <BackLink href={`/calendar?shop=${shop.id}&day=${day}`}>{t.back}</BackLink>
      <Page
        title={t.title}
        lead={<span className="not-on-paper">{t.lead}</span>}
        actions={
          <Button leftSection={<Printer aria-hidden size="1.2em" />} onClick={() => window.print()}>
            {t.print}
          </Button>
        }
      >
        <Choices shop={shop.id} day={day} choice={choice} />
        <Answer of={answer} lines={10}>
          {(sheet) => <MorningPaper sheet={sheet} />}
        </Answer>
      </Page>
    </>
  );
}

function Choices({ shop, day, choice }: { shop: string; day: string; choice: SheetChoice }) {
  const t = useTexts(morningTexts);
  const [, navigate] = useLocation();
  const go = (part: Partial<SheetChoice>): void => navigate(sheetAddress({ ...choice, ...part }), { replace: true });
  return (
    <div className={`${classes['choices']} not-on-paper`}>
      <ShopPick shop={shop} onPick={(picked) => go({ shop: picked })} />
      <TextInput
        type="date"
        label={t.day}
        value={day}
        onChange={({ currentTarget: { value } }) => value !== '' && go({ day: value })}
      />
      <NativeSelect
        label={t.names}
        value={choice.names}
        data={SHEET_NAMES.map((value) => ({ value, label: t.nameChoices[value] }))}
        onChange={({ currentTarget: { value } }) => go({ names: toSheetNames(value) })}
      />
      <Checkbox
        label={t.notes}
        checked={choice.notes}
        onChange={({ currentTarget: { checked } }) => go({ notes: checked })}
      />
    </div>
  );
}
