import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { CalendarImport } from '#contract/calendars.ts';
import type { StaffMember } from '#contract/front-desk.ts';
import { useCommandMutation } from '../../../client/use-command.ts';
import { AskedButton } from '../../../shop/asked-button.tsx';
import { useDeed } from '../../../shop/use-deed.ts';
import { useShops } from '../../../shop/use-shops.ts';
import { calendarsTexts } from '../../../texts/calendars.ts';
import { useErrorWords } from '../../../texts/error-words.ts';
import { useTexts } from '../../../texts/language.tsx';
import { useSaid } from '../../../texts/said.ts';
import { When } from '../../../ui/when.tsx';
import classes from './desk.module.css';

const refreshes = ['calendars.get', 'availability.get'] as const;

type Props = { member: StaffMember; imported: CalendarImport | null };

/** Somebody's own calendar, in which they are busy. */
export function CalendarImportForm({ member, imported }: Props) {
  const t = useTexts(calendarsTexts);
  return (
    <>
      <p className={classes['quiet']}>{t.importLead}</p>
      {imported === null ? <NewImport staffId={member.id} /> : <Imported {...{ member, imported }} />}
    </>
  );
}

function NewImport({ staffId }: { staffId: string }) {
  const t = useTexts(calendarsTexts);
  const words = useErrorWords();
  const [address, setAddress] = useState('');
  const importing = useCommandMutation('calendars.import', { refreshes });
  const bringIn = (): void => importing.mutate({ staffId, address });
  return (
    <>
      <TextInput
        label={t.address}
        description={t.addressHelp}
        type="url"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        maxLength={2000}
        value={address}
        error={importing.error ? words(importing.error) : undefined}
        onChange={({ currentTarget }) => {
          importing.reset();
          setAddress(currentTarget.value);
        }}
      />
      <Button
        variant="default"
        className={classes['start'] ?? ''}
        disabled={address.trim() === ''}
        loading={importing.isPending}
        onClick={bringIn}
      >
        {t.bringIn}
      </Button>
    </>
  );
}

function Imported({ member, imported }: Props & { imported: CalendarImport }) {
  const t = useTexts(calendarsTexts);
  const said = useSaid();
  const staffId = member.id;
  const zone = useShops().find(({ id }) => id === member.businessId)?.zone ?? 'UTC';
  const { mutateAsync: refresh } = useCommandMutation('calendars.refresh', { refreshes });
  const { mutateAsync: drop } = useCommandMutation('calendars.drop-import', { refreshes });
  const { run, isBusy } = useDeed();
  const { host, readAt, busy, skipped, problem } = imported;
  return (
    <>
      <p>
        {t.from(host)} ·{' '}
        {readAt === null ? (
          t.never
        ) : (
          <>
            {t.read} <When at={readAt} zone={zone} />
          </>
        )}{' '}
        · {t.busy(busy)}
      </p>
      {problem !== null && (
        <p role="alert" className={classes['problem']}>
          {said(problem)} {readAt !== null && t.stillCounts}
        </p>
      )}
      {skipped > 0 && <p className={classes['problem']}>{t.skipped(skipped)}</p>}
      <div className={classes['line']}>
        <Button variant="default" loading={isBusy} onClick={() => void run({ act: () => refresh({ staffId }) })}>
          {t.refresh}
        </Button>
        <AskedButton
          {...{ label: t.drop, hint: t.dropOf(member.name), title: t.dropSure, words: t.dropWords, done: t.dropped }}
          act={() => drop({ staffId })}
        />
      </div>
    </>
  );
}
