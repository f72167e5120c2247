import { TextInput } from '@mantine/core';
import { useState } from 'react';

import type { ShownSecret } from '#contract/settings.ts';
import type { TunnelMode, TunnelSettings } from '#contract/tunnel.ts';
import { useCommandMutation } from '../../client/use-command.ts';
import { useEdit, type Editing } from '../../client/use-edit.ts';
import type { Words } from '../../texts/catalogue.ts';
import { useErrorWords } from '../../texts/error-words.ts';
import { useTexts } from '../../texts/language.tsx';
import type { phoneEn } from '../../texts/phone.en.ts';
import { phoneTexts } from '../../texts/phone.ts';
import { CopyLine } from '../../ui/copy-line.tsx';
import { RadioLines } from '../../ui/radio-lines.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { Section } from '../../ui/section.tsx';
import { useToast } from '../../ui/toasts.tsx';
import type { Clash } from '../../shop/form/changed-elsewhere.tsx';
import classes from './phone-page.module.css';
import { SaveBar } from './save-bar.tsx';
import { toWayChange, toWayDraft, wayModes, wayParts, type WayDraft } from './way-draft.ts';

type Props = { settings: TunnelSettings; secrets: readonly ShownSecret[]; door: string | null };

/** Which way is used, and what it needs; not where the environment decides. */
export function WaySection({ settings, ...more }: Props) {
  const t = useTexts(phoneTexts).way;
  const { mode } = settings.setBy;
  return (
    <Section title={t.title}>
      {mode === null ? (
        <WayForm settings={settings} {...more} t={t} />
      ) : (
        <Locked mode={settings.mode} by={mode} t={t} />
      )}
    </Section>
  );
}

function WayForm({ settings, secrets, door, t }: Props & { t: Texts }) {
  const way = useWay(settings, t);
  const { edit, token, change, type } = way;
  const { mode } = edit.value;
  const words = useErrorWords();
  return (
    <>
      <div className={classes['fields']}>
        <RadioLines
          label={t.choose}
          value={mode}
          options={wayModes.map((value) => ({ value, label: t.modes[value] }))}
          onChange={(next) => change({ mode: next })}
        />
        <p className={classes['quiet']}>{t.help[mode]}</p>
        {(mode === 'named' || mode === 'own') && <LeadsTo door={door} t={t} />}
        {mode === 'named' && (
          <TokenField secret={secrets.find(({ name }) => name === 'tunnelToken')} token={token} onType={type} t={t} />
        )}
        {(mode === 'named' || mode === 'own') && (
          <AddressField
            edit={edit}
            lock={settings.setBy.publicUrl}
            onType={(publicUrl) => change({ publicUrl })}
            t={t}
          />
        )}
      </div>
      <SaveBar
        isUnsaved={edit.isUnsaved || token !== ''}
        isBusy={way.isBusy}
        clashes={edit.clashes.map(([part]) => clashOf(part, edit, settings, t))}
        failure={way.error && words(way.error)}
        onSave={way.save}
        onDiscard={way.discard}
      />
    </>
  );
}

/** The way as it is being chosen. A token is held until it is saved, and never where another view could find it. */
function useWay(settings: TunnelSettings, t: Texts) {
  const say = useToast();
  const edit = useEdit<WayDraft>({ name: 'way', saved: toWayDraft(settings), parts: wayParts });
  const [token, setToken] = useState('');
  const saving = useCommandMutation('tunnel.save', { refreshes: ['settings.get', 'status.get'] });

  function save(): void {
    const sent = edit.sending();
    const onSuccess = (): void => {
      edit.wasSaved(sent, sent);
      setToken('');
      say({ text: sent.mode === 'off' ? t.savedOff : t.saved });
    };
    saving.mutate(toWayChange(sent, token, settings), { onSuccess });
  }
  const afresh =
    <T,>(act: (given: T) => void) =>
    (given: T): void => {
      saving.reset();
      act(given);
    };
  return {
    ...{ edit, token, save, error: saving.error, isBusy: saving.isPending },
    change: afresh((next: Partial<WayDraft>) => edit.change({ ...edit.value, ...next })),
    type: afresh(setToken),
    discard: (): void => {
      saving.reset();
      setToken('');
      edit.discard();
    },
  };
}

type Texts = Words<typeof phoneEn>['way'];

function clashOf(part: keyof WayDraft, edit: Editing<WayDraft>, settings: TunnelSettings, t: Texts): Clash {
  const isMode = part === 'mode';
  return {
    ...{ id: part, label: isMode ? t.choose : t.address },
    theirs: isMode ? t.modes[settings.mode] : (settings.publicUrl ?? ''),
    choose: (whose) => edit.choose([part], whose),
  };
}

function Locked({ mode, by, t }: { mode: TunnelMode; by: string; t: Texts }) {
  return (
    <>
      <p>
        <strong>{t.modes[mode]}</strong>
      </p>
      <p className={classes['quiet']}>{t.help[mode]}</p>
      <p>{t.lockedBy(by)}</p>
    </>
  );
}

function LeadsTo({ door, t }: { door: string | null; t: Texts }) {
  const { copy, copied } = useTexts(phoneTexts).now;
  if (door === null) return null;
  return (
    <div>
      <p className={classes['quiet']}>{t.leadsTo}</p>
      <CopyLine text={door} copy={copy} copied={copied} />
    </div>
  );
}

type TokenProps = { secret: ShownSecret | undefined; token: string; onType: (token: string) => void; t: Texts };

function TokenField({ secret, token, onType, t }: TokenProps) {
  if (secret?.setBy === 'environment') return <p>{`${t.token}: ${t.tokenBy(secret.variable)}`}</p>;
  return (
    <SecretField
      label={t.token}
      description={secret?.isSet ? t.tokenKept : t.tokenHelp}
      value={token}
      onChange={({ currentTarget }) => onType(currentTarget.value)}
    />
  );
}

type AddressProps = { edit: Editing<WayDraft>; lock: string | null; onType: (address: string) => void; t: Texts };

function AddressField({ edit: { value }, lock, onType, t }: AddressProps) {
  const help = value.mode === 'named' ? t.namedAddressHelp : t.addressHelp;
  return (
    <TextInput
      label={t.address}
      description={lock === null ? help : t.lockedBy(lock)}
      value={value.publicUrl}
      readOnly={lock !== null}
      maxLength={500}
      inputMode="url"
      autoComplete="off"
      spellCheck={false}
      onChange={({ currentTarget }) => onType(currentTarget.value)}
    />
  );
}
