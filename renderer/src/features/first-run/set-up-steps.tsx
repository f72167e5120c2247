import type { Status } from '#contract/status.ts';
import { Link } from 'wouter';

import { firstRunTexts } from '../../texts/first-run.ts';
import { useTexts } from '../../texts/language.tsx';
import classes from './first-run-page.module.css';

const toolNames = ['recall', 'remember', 'correct', 'take_message'];

/** The way to the first real call, with the addresses as they are on this computer now. */
export function SetUpSteps({ doors: { publicUrl, webhookUrl } }: Pick<Status, 'doors'>) {
  const t = useTexts(firstRunTexts).begin;
  const base = publicUrl ?? '…';
  return (
    <ol className={classes['steps']}>
      <li>
        <p>{t.steps.shop}</p>
        <Link href="/settings">{t.settings}</Link>
      </li>
      <li>
        <p>{t.steps.address}</p>
        <Link href="/settings/phone">{t.way}</Link>
        <Addresses
          rows={[
            [t.outside, publicUrl ?? t.missing],
            [t.local, webhookUrl ?? '…'],
          ]}
        />
      </li>
      <li>
        <p>{t.steps.agent}</p>
        <Addresses
          rows={[
            [t.initiation, `${base}/webhook/personalize`],
            [t.finished, `${base}/webhook/post-call`],
            ...toolNames.map((tool) => [`${t.tool} ${tool}`, `${base}/tools/${tool}`] as const),
          ]}
        />
      </li>
      <li>
        <p>{t.steps.rehearse}</p>
        <Link href="/rehearse">{t.rehearse}</Link>
      </li>
    </ol>
  );
}

function Addresses({ rows }: { rows: readonly (readonly [string, string])[] }) {
  return (
    <dl className={classes['addresses']}>
      {rows.map(([name, address]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <code>{address}</code>
          </dd>
        </div>
      ))}
    </dl>
  );
}
