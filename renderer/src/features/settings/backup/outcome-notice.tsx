import { Button } from '@mantine/core';
import { Link } from 'wouter';

import type { RestoreOutcome } from '#contract/backup.ts';
import { useCommandMutation, useCommandQuery } from '../../../client/use-command.ts';
import { ShopWhen } from '../../../shop/shop-when.tsx';
import { useDeed } from '../../../shop/use-deed.ts';
import { backupTexts } from '../../../texts/backup.ts';
import { useTexts } from '../../../texts/language.tsx';
import { useSaid } from '../../../texts/said.ts';
import { RecordFact, RecordFacts } from '../../../ui/record-facts.tsx';
import { Section } from '../../../ui/section.tsx';
import classes from './backup.module.css';

/** How the latest restore went, until its owner has read it. */
export function OutcomeNotice() {
  const t = useTexts(backupTexts).outcome;
  const outcome = useCommandQuery('backup.outcome', {}).data?.outcome ?? null;
  const read = useCommandMutation('backup.outcome-read', { refreshes: ['backup.outcome'] });
  const { run, isBusy } = useDeed();
  if (!outcome) return null;
  return (
    <Section title={outcome.problem ? t.failed : t.done} look="card">
      <div className={classes['outcome']}>{outcome.problem ? <Failed of={outcome} /> : <Done of={outcome} />}</div>
      <div className={classes['deeds']}>
        <Button disabled={isBusy} onClick={() => void run({ act: () => read.mutateAsync({}) })}>
          {t.read}
        </Button>
      </div>
    </Section>
  );
}

function Failed({ of: { problem } }: { of: RestoreOutcome }) {
  const t = useTexts(backupTexts).outcome;
  const said = useSaid();
  return (
    <p role="status">
      {problem && said(problem)} {t.nothing}
    </p>
  );
}

function Done({ of: { at, fileName, madeAt, aside, isMoved } }: { of: RestoreOutcome }) {
  const t = useTexts(backupTexts).outcome;
  return (
    <>
      <RecordFacts>
        <RecordFact name={t.at}>
          <ShopWhen at={at} style="dayAndTime" />
        </RecordFact>
        <RecordFact name={t.file}>
          <span className={classes['path']}>{fileName}</span>
        </RecordFact>
        {madeAt !== null && (
          <RecordFact name={t.madeAt}>
            <ShopWhen at={madeAt} style="dayAndTime" />
          </RecordFact>
        )}
        {aside !== null && (
          <RecordFact name={t.aside}>
            <span className={classes['path']}>{aside}</span>
          </RecordFact>
        )}
      </RecordFacts>
      {aside !== null && <p className={classes['quiet']}>{t.asideHelp}</p>}
      {isMoved && <Moved />}
    </>
  );
}

/** What a memory that came from another computer cannot bring along, each with the place where it is given. */
function Moved() {
  const t = useTexts(backupTexts).outcome;
  const state = useCommandQuery('backup.get', {}).data;
  const hasFolder = state !== undefined && state.folder !== null && state.files !== null;
  return (
    <>
      <h3>{t.movedTitle}</h3>
      <ul>
        <li>{t.moved.other}</li>
        <li>
          {t.moved.way} <Link href="/settings/phone">{t.links.way}</Link>
        </li>
        <li>
          {t.moved.secrets} <Link href="/settings/secrets">{t.links.secrets}</Link>
        </li>
        <li>
          {t.moved.token} <Link href="/settings/secrets">{t.links.secrets}</Link>
        </li>
        {!hasFolder && <li>{t.moved.folder}</li>}
      </ul>
    </>
  );
}
