import { Button, Textarea } from '@mantine/core';

import { AppError } from '#contract/errors.ts';
import type { SentenceCode } from '#contract/told.ts';
import { useTexts } from '../../texts/language.tsx';
import { shopFormTexts } from '../../texts/shop-form.ts';
import { MaskedNumber } from '../../ui/masked-number.tsx';
import { useErrorWords } from '../../texts/error-words.ts';
import type { ShopFields } from './shop-fields.ts';
import classes from './shop-form.module.css';

/** Why the app does not take a number: only it knows which there are, and whose. */
const aboutNumbers: readonly string[] = ['number_unreadable', 'number_taken'] satisfies SentenceCode[];

/** The numbers that are called. Those that are there never come back, so that they are only ever entered anew. */
export function NumbersField({ form: { draft, shown, problems, refusal, change } }: { form: ShopFields }) {
  const t = useTexts(shopFormTexts);
  const masked = shown?.maskedNumbers ?? [];
  const problem = problems.get('numbers');
  const words = useErrorWords();
  const code = refusal instanceof AppError ? refusal.reason?.code : undefined;
  const refused = code !== undefined && aboutNumbers.includes(code) ? words(refusal) : undefined;
  return (
    <div className={classes['part']}>
      {draft.numbers === null ? (
        <>
          <h3>{t.numbers.title}</h3>
          {masked.length === 0 && <p className={classes['small']}>{t.numbers.none}</p>}
          <ul className={classes['list']}>
            {masked.map((number, index) => (
              <li key={index}>
                <MaskedNumber masked={number} />
              </li>
            ))}
          </ul>
          <Button
            variant="default"
            size="sm"
            className={classes['start'] ?? ''}
            onClick={() => change({ numbers: '' })}
          >
            {masked.length === 0 ? t.numbers.enter : t.numbers.change}
          </Button>
        </>
      ) : (
        <>
          <Textarea
            label={t.numbers.label}
            description={t.numbers.help}
            autosize
            minRows={2}
            inputMode="tel"
            autoComplete="off"
            autoFocus={shown !== null}
            value={draft.numbers}
            error={problem ? t.problems[problem] : refused}
            onChange={({ currentTarget }) => change({ numbers: currentTarget.value })}
          />
          {shown !== null && (
            <Button
              variant="default"
              size="sm"
              className={classes['start'] ?? ''}
              onClick={() => change({ numbers: null })}
            >
              {t.numbers.keep}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
