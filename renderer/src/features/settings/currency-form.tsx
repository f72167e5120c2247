import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { Currency } from '#contract/costs.ts';
import { useCommandMutation, useCommandQuery } from '../../client/use-command.ts';
import { ShopWhen } from '../../shop/shop-when.tsx';
import { useDeed } from '../../shop/use-deed.ts';
import { conversationsTexts } from '../../texts/conversations.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './fetched.module.css';

/** The owner's money and what a dollar is worth in it. */
export function CurrencyForm() {
  const t = useTexts(conversationsTexts).cost;
  const answer = useCommandQuery('costs.get', {});
  return (
    <Section title={t.title}>
      <p className={classes['quiet']}>{t.help}</p>
      <Answer of={answer} lines={2}>
        {({ currency }) => <Fields key={`${currency.code} ${currency.perUsd}`} currency={currency} />}
      </Answer>
    </Section>
  );
}

function Fields({ currency }: { currency: Currency }) {
  const t = useTexts(conversationsTexts).cost;
  const [code, setCode] = useState(currency.code);
  const [rate, setRate] = useState(String(currency.perUsd));
  const { mutateAsync } = useCommandMutation('costs.save');
  const { run, isBusy } = useDeed();
  const perUsd = code === 'USD' ? 1 : Number(rate.replace(',', '.'));
  const isCode = /^[A-Z]{3}$/u.test(code);
  const isRate = Number.isFinite(perUsd) && perUsd > 0;
  const isNew = code !== currency.code || perUsd !== currency.perUsd;
  return (
    <form
      className={classes['fields']}
      onSubmit={(event) => {
        event.preventDefault();
        if (isCode && isRate) void run({ act: () => mutateAsync({ code, perUsd }), done: t.saved });
      }}
    >
      <TextInput
        label={t.code}
        value={code}
        maxLength={3}
        autoComplete="off"
        error={isCode ? undefined : t.badCode}
        onChange={({ currentTarget }) => setCode(currentTarget.value.toUpperCase())}
      />
      {code !== 'USD' && (
        <TextInput
          label={t.rate(isCode ? code : '…')}
          value={rate}
          maxLength={12}
          inputMode="decimal"
          autoComplete="off"
          error={isRate ? undefined : t.badRate}
          onChange={({ currentTarget }) => setRate(currentTarget.value)}
        />
      )}
      <Button type="submit" variant="default" disabled={!isNew || !isCode || !isRate} loading={isBusy}>
        {t.save}
      </Button>
      {currency.setAt !== null && (
        <p className={classes['quiet']}>
          {t.setAt}: <ShopWhen at={currency.setAt} business="default" style="dayAndTime" />
        </p>
      )}
    </form>
  );
}
