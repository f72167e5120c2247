import { Button } from '@mantine/core';

import type { BackupState } from '#contract/backup.ts';
import { useCommandMutation } from '../../../client/use-command.ts';
import { ShopWhen } from '../../../shop/shop-when.tsx';
import { useDeed } from '../../../shop/use-deed.ts';
import { size } from '../../../texts/amounts.ts';
import { backupTexts } from '../../../texts/backup.ts';
import { useLanguage, useTexts } from '../../../texts/language.tsx';
import { useSaid } from '../../../texts/said.ts';
import { RecordFact, RecordFacts } from '../../../ui/record-facts.tsx';
import { Section } from '../../../ui/section.tsx';
import { StatusDot, type Tone } from '../../../ui/status-dot.tsx';
import classes from './backup.module.css';

/** Whether there is a copy to go on from, in one sentence, with when and where. */
export function BackupNow({ state }: { state: BackupState }) {
  const t = useTexts(backupTexts).now;
  const { language } = useLanguage();
  const { last, nextAt } = state;
  const run = useCommandMutation('backup.run', { refreshes: ['backup.get'] });
  const deed = useDeed();
  const isReady = state.folder !== null && state.hasPassphrase;
  return (
    <Section title={t.title} look="card">
      <Standing state={state} />
      <RecordFacts>
        <RecordFact name={t.last}>
          {last === null ? t.never : <ShopWhen at={last.madeAt} style="dayAndTime" />}
        </RecordFact>
        {last !== null && (
          <>
            <RecordFact name={t.where}>
              <span className={classes['path']}>{last.folder}</span>
            </RecordFact>
            <RecordFact name={t.size}>{size(language, last.bytes)}</RecordFact>
          </>
        )}
        {isReady && (
          <RecordFact name={t.next}>
            {nextAt === null ? t.byHand : <ShopWhen at={nextAt} style="dayAndTime" />}
          </RecordFact>
        )}
      </RecordFacts>
      {isReady && (
        <div className={classes['deeds']}>
          <Button
            loading={state.isBusy}
            disabled={deed.isBusy}
            onClick={() => void deed.run({ act: () => run.mutateAsync({}) })}
          >
            {t.make}
          </Button>
        </div>
      )}
    </Section>
  );
}

function Standing({ state }: { state: BackupState }) {
  const t = useTexts(backupTexts).now;
  const said = useSaid();
  const { daily, folder, hasPassphrase, isBusy, last, problem, files } = state;
  const [tone, words] = ((): [Tone, string] => {
    if (isBusy) return ['live', t.busy];
    if (folder === null || !hasPassphrase) return ['warn', t.off];
    if (files === null) return ['bad', t.away];
    if (problem) return ['bad', t.failed(said(problem.told))];
    if (!daily) return ['warn', t.paused];
    return last === null ? ['quiet', t.none] : ['good', t.good];
  })();
  return (
    <p className={classes['state']} role="status">
      <StatusDot tone={tone} />
      <span>{words}</span>
    </p>
  );
}
