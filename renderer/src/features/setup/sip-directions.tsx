import { NativeSelect, Textarea, TextInput } from '@mantine/core';

import type { SipFields } from '#contract/setup.ts';
import type { Words } from '../../texts/catalogue.ts';
import type { setupEn } from '../../texts/setup.en.ts';
import { wrapperOrder } from '../../shop/form/shop-fields.ts';
import { SecretField } from '../../ui/secret-field.tsx';
import type { NumberFaults } from './setup-draft.ts';
import classes from './setup.module.css';
import type { Setup } from './use-setup.ts';

type Texts = Words<typeof setupEn>['number']['sipFields'];
export type SipPartProps = { setup: Setup; faults: NumberFaults; t: Texts; set: (part: Partial<SipFields>) => void };

const encryptions = ['disabled', 'allowed', 'required'] as const;
const transports = ['auto', 'udp', 'tcp', 'tls'] as const;

/** Who may call in. */
export function Incoming({ setup, faults, t, set }: SipPartProps) {
  const { sip } = setup.edit.value;
  return (
    <fieldset className={classes['part']}>
      <legend className={classes['label']}>{t.incoming}</legend>
      <Textarea
        inputWrapperOrder={wrapperOrder}
        label={t.allowedAddresses}
        description={t.allowedHelp}
        autosize
        minRows={1}
        autoComplete="off"
        spellCheck={false}
        maxLength={2000}
        value={sip.allowedAddresses}
        onChange={({ currentTarget }) => set({ allowedAddresses: currentTarget.value })}
      />
      <Login
        t={t}
        user={sip.inboundUser}
        password={setup.passwords.inbound}
        fault={faults('inbound')}
        onUser={(inboundUser) => set({ inboundUser })}
        onPassword={(inbound) => setup.typePassword({ inbound })}
      />
      <Encryption t={t} value={sip.inboundEncryption} onChange={(inboundEncryption) => set({ inboundEncryption })} />
    </fieldset>
  );
}

/** Where calls go out. */
export function Outgoing({ setup, faults, t, set }: SipPartProps) {
  const { sip } = setup.edit.value;
  return (
    <fieldset className={classes['part']}>
      <legend className={classes['label']}>{t.outgoing}</legend>
      <div className={classes['pair']}>
        <TextInput
          inputWrapperOrder={wrapperOrder}
          label={t.address}
          description={t.addressHelp}
          autoComplete="off"
          spellCheck={false}
          maxLength={253}
          value={sip.address}
          onChange={({ currentTarget }) => set({ address: currentTarget.value })}
        />
        <NativeSelect
          inputWrapperOrder={wrapperOrder}
          label={t.transport}
          value={sip.transport}
          data={transports.map((value) => ({ value, label: t.transports[value] }))}
          onChange={({ currentTarget }) => {
            const transport = transports.find((value) => value === currentTarget.value);
            if (transport) set({ transport });
          }}
        />
      </div>
      <Login
        t={t}
        user={sip.outboundUser}
        password={setup.passwords.outbound}
        fault={faults('outbound')}
        onUser={(outboundUser) => set({ outboundUser })}
        onPassword={(outbound) => setup.typePassword({ outbound })}
      />
      <Encryption t={t} value={sip.outboundEncryption} onChange={(outboundEncryption) => set({ outboundEncryption })} />
    </fieldset>
  );
}

type LoginProps = {
  t: Texts;
  user: string;
  password: string;
  fault: string | undefined;
  onUser: (user: string) => void;
  onPassword: (password: string) => void;
};

function Login({ t, user, password, fault, onUser, onPassword }: LoginProps) {
  return (
    <div className={classes['pair']}>
      <TextInput
        inputWrapperOrder={wrapperOrder}
        label={t.user}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={user}
        onChange={({ currentTarget }) => onUser(currentTarget.value)}
      />
      <SecretField
        inputWrapperOrder={wrapperOrder}
        label={t.password}
        description={t.passwordHelp}
        value={password}
        error={fault}
        onChange={({ currentTarget }) => onPassword(currentTarget.value)}
      />
    </div>
  );
}

type EncryptionProps = {
  t: Texts;
  value: SipFields['inboundEncryption'];
  onChange: (value: SipFields['inboundEncryption']) => void;
};

function Encryption({ t, value, onChange }: EncryptionProps) {
  return (
    <NativeSelect
      inputWrapperOrder={wrapperOrder}
      label={t.encryption}
      value={value}
      data={encryptions.map((each) => ({ value: each, label: t.encryptions[each] }))}
      onChange={({ currentTarget }) => {
        const chosen = encryptions.find((each) => each === currentTarget.value);
        if (chosen) onChange(chosen);
      }}
    />
  );
}
