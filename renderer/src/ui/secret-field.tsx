import { PasswordInput, type PasswordInputProps } from '@mantine/core';

import { useTexts } from '../texts/language.tsx';
import { partsTexts } from '../texts/parts.ts';
import { isTooLong, LONGEST_SECRET } from './secret-length.ts';

type Props = Omit<PasswordInputProps, 'maxLength' | 'value'> & { value: string };

/** Takes in a secret: hidden while it is typed, and offered to no password store. What is too long is said, not cut. */
export function SecretField({ value, error, ...props }: Props) {
  const t = useTexts(partsTexts);
  const fault = isTooLong(value) ? t.tooLong(value.length, LONGEST_SECRET) : error;
  return (
    <PasswordInput
      size="md"
      autoComplete="off"
      spellCheck={false}
      visibilityToggleFocusable
      visibilityToggleButtonProps={{ 'aria-label': t.showTyped }}
      {...props}
      value={value}
      error={fault}
      // Mantine marks what stands around this field and not the field itself.
      aria-invalid={fault ? true : undefined}
    />
  );
}
