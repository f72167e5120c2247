import { useClient } from '../../client/client-context.tsx';
import { AskedButton } from '../../shop/asked-button.tsx';
import { useTexts } from '../../texts/language.tsx';
import { waitlistTexts } from '../../texts/waitlist.ts';

/** Takes somebody off the list, once that is meant: their place in it cannot be given back. */
export function RemoveWaiting({ id, who }: { id: string; who: string }) {
  const t = useTexts(waitlistTexts);
  const client = useClient();
  return (
    <AskedButton
      {...{ label: t.remove, hint: t.of(t.remove, who), title: t.removeSure(who) }}
      {...{ words: t.removeWords, done: t.removed }}
      act={() => client.call('waitlist.remove', { id })}
    />
  );
}
