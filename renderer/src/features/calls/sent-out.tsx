import type { SentOut as Sent } from '#contract/calls.ts';
import { ShopWhen } from '../../shop/shop-when.tsx';
import { callsTexts } from '../../texts/calls.ts';
import { useTexts } from '../../texts/language.tsx';
import { Section } from '../../ui/section.tsx';
import { sentKinds } from './sent-kinds.ts';
import classes from './sent-out.module.css';

type Props = { sentOut: readonly Sent[]; business: string };

/** What left this computer because of the call: to whom, when, and the names of what it was. */
export function SentOut({ sentOut, business }: Props) {
  const t = useTexts(callsTexts).sent;
  return (
    <Section title={t.title}>
      <p className={classes['quiet']}>{sentOut.length === 0 ? t.nothing : t.lead}</p>
      <ul className={classes['list']}>
        {sentOut.map(({ to, what, asSetToday, at }, index) => (
          <li key={index} className={classes['one']}>
            <p>
              {t.to[to]}
              {at !== null && (
                <span className={classes['quiet']}>
                  {' · '}
                  <ShopWhen at={at} business={business} style="time" />
                </span>
              )}
            </p>
            <What what={what} />
            {asSetToday.length > 0 && (
              <>
                <p className={classes['quiet']}>{t.asSetToday}</p>
                <What what={asSetToday} />
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function What({ what }: { what: Sent['what'] }) {
  const t = useTexts(callsTexts).sent;
  return (
    <dl className={classes['kinds']}>
      {sentKinds(what).map(({ kind, names }) => (
        <div key={kind}>
          <dt className={classes['quiet']}>{t.kinds[kind]}</dt>
          <dd>
            {names.map((name, at) => (
              <span key={name}>
                {at > 0 && ', '}
                {name === 'transcript' ? t.transcript : <code>{name}</code>}
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
