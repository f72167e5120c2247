import { Button, Checkbox } from '@mantine/core';

import type { CalendarFeed } from '#contract/calendars.ts';
import { useCommandMutation } from '../../../client/use-command.ts';
import { AskedButton } from '../../../shop/asked-button.tsx';
import { useDeed } from '../../../shop/use-deed.ts';
import { calendarsTexts } from '../../../texts/calendars.ts';
import { useTexts } from '../../../texts/language.tsx';
import { CopyLine } from '../../../ui/copy-line.tsx';
import classes from './desk.module.css';

const refreshes = ['calendars.get'] as const;

type Props = { staffId: string; feed: CalendarFeed | null };

/** Somebody's appointments for other programs: the addresses, who may read them, and what stands in them. */
export function CalendarFeedForm({ staffId, feed }: Props) {
  const t = useTexts(calendarsTexts);
  const renewing = useCommandMutation('calendars.renew-feed', { refreshes });
  const { run, isBusy } = useDeed();
  const renew = () => renewing.mutateAsync({ staffId });
  return (
    <>
      <p className={classes['quiet']}>{t.feedLead}</p>
      {feed === null ? (
        <Button
          variant="default"
          className={classes['start'] ?? ''}
          loading={isBusy}
          onClick={() => void run({ act: renew, done: t.made })}
        >
          {t.make}
        </Button>
      ) : (
        <Feed {...{ staffId, feed, renew }} />
      )}
    </>
  );
}

function Feed({ staffId, feed, renew }: Props & { feed: CalendarFeed; renew: () => Promise<unknown> }) {
  const t = useTexts(calendarsTexts);
  const { mutateAsync: revoke } = useCommandMutation('calendars.revoke-feed', { refreshes });
  return (
    <>
      <Addresses feed={feed} />
      <Choices {...{ staffId, feed }} />
      <div className={classes['line']}>
        <AskedButton label={t.renew} title={t.renewSure} words={t.renewWords} done={t.made} act={renew} />
        <AskedButton
          {...{ label: t.revoke, title: t.revokeSure, words: t.revokeWords, done: t.revoked }}
          act={() => revoke({ staffId })}
        />
      </div>
    </>
  );
}

function Addresses({ feed: { hereUrl, publicUrl, isOpen } }: { feed: CalendarFeed }) {
  const t = useTexts(calendarsTexts);
  const shown = [
    { name: t.here, address: hereUrl },
    { name: t.outside, address: publicUrl },
  ];
  return (
    <>
      {shown.map(
        ({ name, address }) =>
          address !== null && (
            <div key={name} role="group" aria-label={name}>
              <span className={classes['quiet']}>{name}</span>
              <CopyLine text={address} copy={t.copy} copied={t.copied} />
            </div>
          ),
      )}
      {isOpen && publicUrl === null && <p className={classes['problem']}>{t.noOutside}</p>}
    </>
  );
}

function Choices({ staffId, feed }: Props & { feed: CalendarFeed }) {
  const t = useTexts(calendarsTexts);
  const { mutateAsync } = useCommandMutation('calendars.set-feed', { refreshes });
  const { run, isBusy } = useDeed();
  const set = (change: { isOpen?: boolean; withNames?: boolean }): void =>
    void run({ act: () => mutateAsync({ staffId, ...change }) });
  return (
    <>
      <Checkbox
        label={t.open}
        description={t.openHelp}
        checked={feed.isOpen}
        disabled={isBusy}
        onChange={({ currentTarget }) => set({ isOpen: currentTarget.checked })}
      />
      <Checkbox
        label={t.names}
        description={t.namesHelp}
        checked={feed.withNames}
        disabled={isBusy}
        onChange={({ currentTarget }) => set({ withNames: currentTarget.checked })}
      />
    </>
  );
}
