import type { CommandOutput } from '#contract/commands.ts';
import { ShopWhen } from '../../../shop/shop-when.tsx';
import { size } from '../../../texts/amounts.ts';
import { backupTexts } from '../../../texts/backup.ts';
import { useLanguage, useTexts } from '../../../texts/language.tsx';
import classes from './backup.module.css';

const kinds = ['callers', 'calls', 'appointments'] as const;

/** What is in a backup, beside what is here now. */
export function InsideBackup({ preview }: { preview: CommandOutput<'backup.preview'> }) {
  const t = useTexts(backupTexts).inside;
  const { madeAt, version, here, isOurs, recordings, forgottenSince } = preview;
  const { isForgottenKnown, forgottenKnownUntil } = preview;
  const { language } = useLanguage();
  const hasForgotten = forgottenSince.callers + forgottenSince.calls > 0;
  return (
    <div className={classes['inside']}>
      <p>
        {t.made} <ShopWhen at={madeAt} style="dayAndTime" /> {t.by(version)}. {t.whole}
      </p>
      {!isOurs && <p>{t.other}</p>}
      <table className={classes['beside']}>
        <caption className="only-read-aloud">{t.caption}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col" className={classes['figure']}>
              {t.here}
            </th>
            <th scope="col" className={classes['figure']}>
              {t.there}
            </th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">{t[kind]}</th>
              <td className={classes['figure']}>{here[kind]}</td>
              <td className={classes['figure']}>{preview[kind]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{recordings === null ? t.noRecordings : t.recordings(recordings.count, size(language, recordings.bytes))}</p>
      {hasForgotten && <p>{t.stay(forgottenSince.callers, forgottenSince.calls)}</p>}
      {!hasForgotten && <p>{isForgottenKnown ? t.nobody : t.unknown}</p>}
      {forgottenKnownUntil !== null && (
        <p>
          {t.knownUntil} <ShopWhen at={forgottenKnownUntil} style="dayAndTime" />. {t.knownNoLonger}
        </p>
      )}
    </div>
  );
}
