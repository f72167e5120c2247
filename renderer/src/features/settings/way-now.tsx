import { Button } from '@mantine/core';

import type { SentenceCode } from '#contract/told.ts';
import type { TunnelState, TunnelStatus } from '#contract/tunnel.ts';
import { useCommandMutation } from '../../client/use-command.ts';
import { ShopWhen } from '../../shop/shop-when.tsx';
import { useDeed } from '../../shop/use-deed.ts';
import { useTexts } from '../../texts/language.tsx';
import { phoneTexts } from '../../texts/phone.ts';
import { useSaid } from '../../texts/said.ts';
import { CopyLine } from '../../ui/copy-line.tsx';
import { RecordFact, RecordFacts } from '../../ui/record-facts.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusDot, type Tone } from '../../ui/status-dot.tsx';
import classes from './phone-page.module.css';

const tones: Readonly<Record<TunnelState, Tone>> = {
  off: 'quiet',
  stopped: 'quiet',
  starting: 'warn',
  reachable: 'good',
  degraded: 'bad',
  failed: 'bad',
};

/** What fetching the tunnel's program can mend. */
const mendable: readonly string[] = [
  'tunnel_program_none',
  'tunnel_program_taken',
  'tunnel_program_altered',
  'tunnel_fetch_unreachable',
  'tunnel_fetch_altered',
  'tunnel_fetch_unwritable',
] satisfies SentenceCode[];

/** Whether the way is open, in one sentence, with its address and when it was last tested. */
export function WayNow({ tunnel }: { tunnel: TunnelStatus }) {
  const t = useTexts(phoneTexts).now;
  const said = useSaid();
  const { state, told, publicUrl, verifiedAt, retryAt } = tunnel;
  return (
    <Section title={t.title} look="card">
      <p className={classes['state']} role="status">
        <StatusDot tone={tones[state]} />
        <span>
          <strong>{t.states[state]}</strong>: {said(told)}
        </span>
      </p>
      {state !== 'off' && (
        <RecordFacts>
          <RecordFact name={t.address}>
            {publicUrl === null ? t.noAddress : <CopyLine text={publicUrl} copy={t.copy} copied={t.copied} />}
          </RecordFact>
          <RecordFact name={t.verified}>
            {verifiedAt === null ? t.notVerified : <ShopWhen at={verifiedAt} style="ago" />}
          </RecordFact>
          {retryAt !== null && (
            <RecordFact name={t.retry}>
              <ShopWhen at={retryAt} style="time" />
            </RecordFact>
          )}
        </RecordFacts>
      )}
      <Deeds tunnel={tunnel} />
    </Section>
  );
}

function Deeds({ tunnel: { state, told } }: { tunnel: TunnelStatus }) {
  const t = useTexts(phoneTexts).now;
  const test = useCommandMutation('tunnel.restart', { refreshes: ['status.get'] });
  const fetch = useCommandMutation('tunnel.fetch', { refreshes: ['status.get'] });
  const { run, isBusy } = useDeed();
  if (state === 'off') return null;
  const canFetch = mendable.includes(told.code);
  return (
    <div className={classes['deeds']}>
      {canFetch && (
        <Button disabled={isBusy} onClick={() => void run({ act: () => fetch.mutateAsync({}) })}>
          {t.fetch}
        </Button>
      )}
      <Button
        variant="default"
        disabled={isBusy}
        onClick={() => void run({ act: () => test.mutateAsync({}), done: t.testing })}
      >
        {t.test}
      </Button>
      {canFetch && <p className={classes['quiet']}>{t.fetchHelp}</p>}
    </div>
  );
}
