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
        <PlainSwitch
          name="modelReading"
          help={modelConfigured ? t.modelReadingHelp : t.noModel}
          isOn={switches.modelReading && modelConfigured}
          isPossible={modelConfigured}
        />
        <PlainSwitch name="onlyProviders" help={t.onlyProvidersHelp} isOn={switches.onlyProviders} />
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

type Plain = { name: 'modelReading' | 'onlyProviders'; help: string; isOn: boolean; isPossible?: boolean };

/** One that is in force at once and taken back as easily. */
function PlainSwitch({ name, help, isOn, isPossible = true }: Plain) {
  const t = useTexts(privacyTexts).switches;
  const { mutateAsync } = useCommandMutation('settings.save', { refreshes: ['settings.get'] });
  const { run, isBusy } = useDeed();
  const turn = (on: boolean) => (): Promise<unknown> => mutateAsync({ switches: { [name]: on } });
  return (
    <Switch
      size="md"
      label={t[name]}
      description={help}
      checked={isOn}
      disabled={isBusy || !isPossible}
      onChange={({ currentTarget: { checked } }) =>
        void run({ act: turn(checked), done: (checked ? t.on : t.off)(t[name]), undo: turn(!checked) })
      }
    />
  );
}
