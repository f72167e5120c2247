import { Button } from '@mantine/core';

import type { CommandOutput } from '#contract/commands.ts';
import { csvTexts } from '../../../../texts/csv.ts';
import { useLanguage, useTexts } from '../../../../texts/language.tsx';
import { count } from '../../../../texts/plural.ts';
import { useSaid } from '../../../../texts/said.ts';
import { FirstFew } from '../../../../ui/first-few.tsx';
import classes from '../desk.module.css';
import { ToldCard } from './told-card.tsx';

type Told = CommandOutput<'front-desk.import'>;
type Props = { name: string; told: Told; isBusy: boolean; onBringIn: () => void; onLeave: () => void };

const FEW = 10;

/** What a file would bring, with the way to bring it in; or what it brought. */
export function Brought({ name, told, isBusy, onBringIn, onLeave }: Props) {
  const t = useTexts(csvTexts);
  const { dryRun, added, changed, refused } = told;
  const rows = added + changed;
  return (
    <ToldCard title={dryRun ? t.would(name) : t.did(name)}>
      {rows + refused.length === 0 ? <p>{t.nothing}</p> : <Counts told={told} />}
      <Guess told={told} />
      <Refused told={told} />
      {isBusy && (
        <p role="status" className={classes['quiet']}>
          {t.bringing}
        </p>
      )}
      <div className={classes['row']}>
        {dryRun && rows > 0 && (
          <Button loading={isBusy} onClick={onBringIn}>
            {t.bringIn(rows)}
          </Button>
        )}
        <Button variant="default" disabled={isBusy} onClick={onLeave}>
          {dryRun && rows > 0 ? t.putAside : t.close}
        </Button>
      </div>
    </ToldCard>
  );
}

function Counts({ told: { dryRun, added, changed, refused } }: { told: Told }) {
  const t = useTexts(csvTexts);
  const { language } = useLanguage();
  const amounts = { added, changed, refused: refused.length };
  const words = dryRun ? t.counts : t.doneCounts;
  return (
    <ul className={classes['list']}>
      {(['added', 'changed', 'refused'] as const)
        .filter((kind) => amounts[kind] > 0)
        .map((kind) => (
          <li key={kind}>
            <strong>{count(language, amounts[kind])}</strong> {words[kind]}
          </li>
        ))}
    </ul>
  );
}

/** Nobody but who wrote them can tell whether the letters are right. */
function Guess({ told: { encoding, samples } }: { told: Told }) {
  const t = useTexts(csvTexts);
  if (encoding !== 'windows-1252') return null;
  return (
    <p>
      {t.guessed} <strong>{samples.join(', ')}</strong>. {t.guessedHelp}
    </p>
  );
}

function Refused({ told: { refused } }: { told: Told }) {
  const t = useTexts(csvTexts);
  const said = useSaid();
  if (refused.length === 0) return null;
  return (
    <FirstFew items={refused} few={FEW} all={t.allRefused}>
      {(shown) => (
        <ul aria-label={t.refused} className={classes['list']}>
          {shown.map(({ line, problem }) => (
            <li key={line} className={classes['problem']}>
              {t.line(line)} {said(problem)}
            </li>
          ))}
        </ul>
      )}
    </FirstFew>
  );
}
