import { Button } from '@mantine/core';

import type { CallerSummary } from '#contract/callers.ts';
import { useClient } from '../../client/client-context.tsx';
import { callersTexts } from '../../texts/callers.ts';
import { useTexts } from '../../texts/language.tsx';
import { useDeed } from '../../shop/use-deed.ts';

/** Blocks somebody, or lets them in again. */
export function BlockButton({ caller: { id, blocked } }: { caller: CallerSummary }) {
  const t = useTexts(callersTexts).tidy;
  const client = useClient();
  const { run, isBusy } = useDeed();
  const turn = (to: boolean) => client.call('callers.block', { id, blocked: to });
  return (
    <Button
      variant="default"
      loading={isBusy}
      onClick={() =>
        void run({
          act: () => turn(!blocked),
          done: blocked ? t.nowUnblocked : t.nowBlocked,
          undo: () => turn(blocked),
        })
      }
    >
      {blocked ? t.unblock.action : t.block.action}
    </Button>
  );
}
