import { NativeSelect } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useId } from 'react';

import type { ShownBusiness } from '#contract/businesses.ts';
import type { SoulPreview as Preview } from '#contract/souls.ts';
import { useTexts } from '../../texts/language.tsx';
import { wordsTexts } from '../../texts/words.ts';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import { CallerChooser, type PreviewCaller } from './caller-chooser.tsx';
import classes from './words.module.css';

type Props = {
  preview: UseQueryResult<Preview>;
  shops: readonly ShownBusiness[];
  businessId: string;
  caller: PreviewCaller | null;
  onShop: (id: string) => void;
  onCaller: (caller: PreviewCaller | null) => void;
};

/** The prompt as the chosen caller's agent would be given it now, and what it costs. */
export function SoulPreview({ preview, shops, businessId, caller, onShop, onCaller }: Props) {
  const t = useTexts(wordsTexts).preview;
  const heading = useId();
  return (
    <Section title={t.title}>
      {shops.length > 1 && (
        <NativeSelect
          label={t.shop}
          value={businessId}
          data={shops.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ currentTarget }) => onShop(currentTarget.value)}
        />
      )}
      <CallerChooser business={businessId} chosen={caller} onChoose={onCaller} />
      <Answer of={preview} lines={6}>
        {({ prompt, tokens }) => (
          <>
            <p className={classes['tokens']}>
              <strong>{t.tokens(tokens)}</strong> {t.tokensAre(tokens)}
            </p>
            <p className={classes['quiet']}>{t.help}</p>
            <h3 id={heading} className="only-read-aloud">
              {t.prompt}
            </h3>
            {/* Scrolls by itself on a wide screen, and so can be reached by keys. */}
            <div role="region" aria-labelledby={heading} tabIndex={0} className={classes['prompt']}>
              {prompt}
            </div>
          </>
        )}
      </Answer>
    </Section>
  );
}
