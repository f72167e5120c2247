import { Lock } from 'lucide-react';

import { accessTexts } from '../texts/access.ts';
import { useTexts } from '../texts/language.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { useLock } from './use-lock.ts';

/** Leaves the window to staff, at once. */
export function LockButton() {
  const t = useTexts(accessTexts);
  const lock = useLock();
  return lock && <IconButton icon={Lock} label={t.lock} onClick={lock} />;
}
