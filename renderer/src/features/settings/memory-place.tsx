import { Button, Group } from '@mantine/core';

import type { HostState } from '#contract/host.ts';
import { useCommandMutation } from '../../client/use-command.ts';
import { useDeed } from '../../shop/use-deed.ts';
import { computerTexts } from '../../texts/computer.ts';
import { useTexts } from '../../texts/language.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { Section } from '../../ui/section.tsx';

/** Where the memory and its key lie, and the way to a copy of the key, which the window itself never sees. */
export function MemoryPlace({ keyIn }: Pick<HostState, 'keyIn'>) {
  const t = useTexts(computerTexts).memory;
  const say = useToast();
  const { run, isBusy } = useDeed();
  const openFolder = useCommandMutation('host.open-folder');
  const copyKey = useCommandMutation('host.copy-key');

  async function copy(): Promise<void> {
    let isSaved = false;
    const act = async (): Promise<void> => {
      isSaved = (await copyKey.mutateAsync({})).saved;
    };
    // Whoever thought better of it in the system's own dialog is told nothing.
    if ((await run({ act })) && isSaved) say({ text: t.copied });
  }

  return (
    <Section title={t.title}>
      <p>{t[keyIn]}</p>
      <Group>
        {keyIn === 'keychain' && (
          <Button variant="default" disabled={isBusy} onClick={() => void copy()}>
            {t.copyKey}
          </Button>
        )}
        <Button variant="default" disabled={isBusy} onClick={() => void run({ act: () => openFolder.mutateAsync({}) })}>
          {t.openFolder}
        </Button>
      </Group>
    </Section>
  );
}
