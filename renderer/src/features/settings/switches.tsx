import { Switch } from '@mantine/core';
import { useState } from 'react';

import type { Settings } from '#contract/settings.ts';
import { useCommandMutation } from '../../client/use-command.ts';
import { useDeed } from '../../shop/use-deed.ts';
import { useTexts } from '../../texts/language.tsx';
import { privacyTexts } from '../../texts/privacy.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './retention.module.css';
import { TokenDialog } from './token-dialog.tsx';

/** What may come in from scripts and go out to a model. In force at once. */
export function Switches({ settings: { switches, modelConfigured } }: { settings: Settings }) {
  const t = useTexts(privacyTexts).switches;
  const [token, setToken] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const { mutateAsync } = useCommandMutation('settings.save', { refreshes: ['settings.get'] });
  const { run, isBusy } = useDeed();

  async function writes(isOn: boolean): Promise<void> {
    const act = async (): Promise<void> => setToken((await mutateAsync({ switches: { remoteWrites: isOn } })).token);
    await run({ act, done: (isOn ? t.on : t.off)(t.remoteWrites) });
    setAsking(false);
  }
  const reading = (isOn: boolean) => (): Promise<unknown> => mutateAsync({ switches: { modelReading: isOn } });

  return (
    <Section title={t.title}>
      <div className={classes['switches']}>
        <Switch
          size="md"
          label={t.remoteWrites}
          description={t.remoteWritesHelp}
          checked={switches.remoteWrites}
          disabled={isBusy}
          onChange={({ currentTarget }) => (currentTarget.checked ? void writes(true) : setAsking(true))}
        />
        <Switch
          size="md"
          label={t.modelReading}
          description={modelConfigured ? t.modelReadingHelp : t.noModel}
          checked={switches.modelReading && modelConfigured}
          disabled={isBusy || !modelConfigured}
          onChange={({ currentTarget: { checked } }) =>
            void run({ act: reading(checked), done: (checked ? t.on : t.off)(t.modelReading), undo: reading(!checked) })
          }
        />
      </div>
      <TokenDialog token={token} onDone={() => setToken(null)} />
      <ConfirmDialog
        title={t.closeTitle}
        action={t.closeAction}
        isGrave
        isOpen={isAsking}
        isBusy={isBusy}
        onConfirm={() => void writes(false)}
        onClose={() => setAsking(false)}
      >
        <p>{t.closeWords}</p>
      </ConfirmDialog>
    </Section>
  );
}
