import { TextInput } from '@mantine/core';
import type { ComponentProps } from 'react';

import { useTexts } from '../texts/language.tsx';
import { partsTexts } from '../texts/parts.ts';

type Props = Omit<ComponentProps<typeof TextInput>, 'maxLength' | 'error'> & {
  /** How long the text is, as whoever takes it counts. */
  length: number;
  most: number;
};

/** A field that says how much fits, and by how much something is too long: nothing is cut away unseen. */
export function LimitedInput({ length, most, description, ...field }: Props) {
  const t = useTexts(partsTexts);
  return (
    <TextInput
      {...field}
      description={
        <>
          {description} {t.atMost(most)}
        </>
      }
      {...(length > most && { error: t.tooLong(length, most) })}
    />
  );
}
