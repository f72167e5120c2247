import { Button } from '@mantine/core';

import { useClient } from '../../client/client-context.tsx';
import { saveFile } from '../../shop/save-file.ts';
import { useDeed } from '../../shop/use-deed.ts';
import { calendarsTexts } from '../../texts/calendars.ts';
import { useTexts } from '../../texts/language.tsx';

/** The appointment as a file that calendar programs take, such as to send it on. */
export function AppointmentFile({ id }: { id: string }) {
  const t = useTexts(calendarsTexts);
  const client = useClient();
  const { run, isBusy } = useDeed();
  async function save(): Promise<void> {
    const { name, text } = await client.call('appointments.file', { id });
    saveFile(name, [text], 'text/calendar');
  }
  return (
    <div>
      <Button variant="subtle" loading={isBusy} onClick={() => void run({ act: save })}>
        {t.file}
      </Button>
    </div>
  );
}
