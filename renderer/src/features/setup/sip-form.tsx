import { Checkbox, TextInput } from '@mantine/core';

import type { SipFields } from '#contract/setup.ts';
import { useTexts } from '../../texts/language.tsx';
import { setupTexts } from '../../texts/setup.ts';
import { wrapperOrder } from '../../shop/form/shop-fields.ts';
import type { NumberFaults } from './setup-draft.ts';
import classes from './setup.module.css';
import { Incoming, Outgoing, type SipPartProps } from './sip-directions.tsx';
import type { Setup } from './use-setup.ts';

type Props = { setup: Setup; faults: NumberFaults };

/** A line of a provider other than Twilio, behind a disclosure: few have one. */
export function SipForm({ setup, faults }: Props) {
  const t = useTexts(setupTexts).number;
  const { edit, change } = setup;
  const { sip, line } = edit.value;
  const isChosen = line?.kind === 'sip';
  const set = (part: Partial<SipFields>): void => change({ sip: { ...sip, ...part } });
  const parts = { setup, faults, t: t.sipFields, set };
  return (
    <details className={classes['details']} open={isChosen || undefined}>
      <summary>{t.sip}</summary>
      <div className={classes['fields']}>
        <Checkbox
          size="md"
          label={t.sipChoose}
          checked={isChosen}
          onChange={({ currentTarget }) => change({ line: currentTarget.checked ? { kind: 'sip' } : null })}
        />
        {isChosen && (
          <>
            <Itself {...parts} />
            <Incoming {...parts} />
            <Outgoing {...parts} />
          </>
        )}
      </div>
    </details>
  );
}

function Itself({ setup, faults, t, set }: SipPartProps) {
  const { sip } = setup.edit.value;
  return (
    <div className={classes['pair']}>
      <TextInput
        inputWrapperOrder={wrapperOrder}
        label={t.number}
        description={t.numberHelp}
        inputMode="tel"
        autoComplete="off"
        maxLength={40}
        value={sip.number}
        error={faults('number')}
        onChange={({ currentTarget }) => set({ number: currentTarget.value })}
      />
      <TextInput
        inputWrapperOrder={wrapperOrder}
        label={t.label}
        autoComplete="off"
        maxLength={80}
        value={sip.label}
        error={faults('label')}
        onChange={({ currentTarget }) => set({ label: currentTarget.value })}
      />
    </div>
  );
}
