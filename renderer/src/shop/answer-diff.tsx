import type { AnswerDiff as DiffLine } from '#contract/calls.ts';
import { useTexts } from '../texts/language.tsx';
import { replayTexts } from '../texts/replay.ts';
import classes from './answer-diff.module.css';
import { countSame, toDiffParts, type DiffPart, type DiffRow } from './diff-rows.ts';

type Props = { diff: readonly DiffLine[]; isFirst: boolean };

/** What the agent was told beside what it would be told today. `isFirst` where nothing was told then. */
export function AnswerDiff({ diff, isFirst }: Props) {
  const t = useTexts(replayTexts);
  const parts = toDiffParts(diff);
  const { same, isAll } = countSame(parts);
  return (
    <div className={classes['diff']}>
      {isFirst && <p>{t.none}</p>}
      {isAll && !isFirst ? <p className={classes['same']}>{t.same}</p> : <Columns parts={parts} isWhole={false} />}
      {same > 0 && (
        <details className={classes['rest']}>
          <summary>{t.unchanged(same)}</summary>
          <Columns parts={parts} isWhole />
        </details>
      )}
    </div>
  );
}

/** Either all that differs, or all that is the same. */
function Columns({ parts, isWhole }: { parts: readonly DiffPart[]; isWhole: boolean }) {
  const t = useTexts(replayTexts);
  const shown = parts
    .map(({ part, rows }) => ({ part, rows: rows.filter(({ kind }) => (kind === 'same') === isWhole) }))
    .filter(({ rows }) => rows.length > 0);
  return (
    <table className={classes['table']}>
      <thead>
        <tr>
          <th scope="col">{t.then}</th>
          <th scope="col">{t.now}</th>
        </tr>
      </thead>
      {shown.map(({ part, rows }) => (
        <tbody key={part}>
          <tr>
            <th scope="rowgroup" colSpan={2} className={classes['part']}>
              {t.parts[part]}
            </th>
          </tr>
          {rows.map((row, at) => (
            <Row key={at} row={row} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Row({ row: { kind, then, now } }: { row: DiffRow }) {
  const t = useTexts(replayTexts);
  if (kind === 'same')
    return (
      <tr>
        <td colSpan={2}>{now?.text}</td>
      </tr>
    );
  const nothing = (
    <>
      <span aria-hidden className={classes['nothing']}>
        –
      </span>
      <span className="only-read-aloud">{t.nothing}</span>
    </>
  );
  return (
    <tr>
      <td data-label={t.then} {...(then && { 'data-kind': 'removed' })}>
        {then ? <del>{then.text}</del> : nothing}
      </td>
      <td data-label={t.now} {...(now && { 'data-kind': 'added' })}>
        {now ? <ins>{now.text}</ins> : nothing}
      </td>
    </tr>
  );
}
