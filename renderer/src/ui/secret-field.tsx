import { PasswordInput, type PasswordInputProps } from '@mantine/core';

import { useTexts } from '../texts/language.tsx';
import { partsTexts } from '../texts/parts.ts';

/** Takes in a secret: hidden while it is typed, and offered to no password store. */
export function SecretField(props: PasswordInputProps) {
  const t = useTexts(partsTexts);
  return (
    <PasswordInput
      size="md"
      autoComplete="off"
      spellCheck={false}
      maxLength={2000}
      visibilityToggleFocusable
      visibilityToggleButtonProps={{ 'aria-label': t.showTyped }}
      {...props}
    />
  );
}
