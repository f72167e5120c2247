import { Button } from '@mantine/core';

import { useClient } from '../../client/client-context.tsx';
import { callersTexts } from '../../texts/callers.ts';
import { useTexts } from '../../texts/language.tsx';
import { saveFile } from './save-file.ts';
import { useDeed } from '../../shop/use-deed.ts';

/** Everything held about somebody, as the file they may ask for. */
export function ExportButton({ id }: { id: string }) {
  const t = useTexts(callersTexts).tidy;
  const client = useClient();
  const { run, isBusy } = useDeed();
  const save = async (): Promise<void> => {
    const held = await client.call('callers.export', { id });
    saveFile(`caller-${id}.json`, `${JSON.stringify(held, null, 2)}\n`, 'application/json');
  };
  return (
    <Button variant="default" loading={isBusy} onClick={() => void run({ act: save, done: t.exported })}>
      {t.export.action}
    </Button>
  );
}
