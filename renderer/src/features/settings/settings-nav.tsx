import { Link, useLocation } from 'wouter';

import { useCommandQuery } from '../../client/use-command.ts';
import { useTexts } from '../../texts/language.tsx';
import { settingsTexts } from '../../texts/settings.ts';
import classes from './settings-nav.module.css';

const parts = [
  { name: 'shop', paths: ['/settings/shop', '/settings/new-shop'] },
  { name: 'desk', paths: ['/settings/desk'] },
  { name: 'words', paths: ['/settings/words'] },
  { name: 'phone', paths: ['/settings/phone'] },
  { name: 'model', paths: ['/settings/model'] },
  { name: 'secrets', paths: ['/settings/secrets'] },
  { name: 'backup', paths: ['/settings/backup'] },
  { name: 'privacy', paths: ['/settings/privacy'] },
  { name: 'computer', paths: ['/settings/computer'] },
  { name: 'window', paths: ['/settings/window'] },
] as const;

/** The parts of the settings. */
export function SettingsNav() {
  const t = useTexts(settingsTexts);
  const [path] = useLocation();
  // A browser has no computer of its own to arrange.
  const hasComputer = Boolean(useCommandQuery('host.get', {}).data?.host);
  const current = parts.find(({ paths }) => paths.some((each) => path === each || path.startsWith(`${each}/`)));
  return (
    <nav aria-label={t.title} className="not-on-paper">
      <ul className={classes['list']}>
        {parts
          .filter(({ name }) => name !== 'computer' || hasComputer)
          .map(({ name, paths: [path] }) => (
            <li key={name}>
              <Link
                href={path}
                className={classes['link']}
                aria-current={name === (current?.name ?? 'shop') ? 'page' : undefined}
              >
                {t.parts[name]}
              </Link>
            </li>
          ))}
        <li className={classes['elsewhere']}>
          <Link href="/requests" className={classes['link']}>
            {t.requests}
          </Link>
        </li>
        <li className={classes['elsewhere']}>
          <Link href="/setup" className={classes['link']}>
            {t.connect}
          </Link>
        </li>
        <li className={classes['elsewhere']}>
          <Link href="/doctor" className={classes['link']}>
            {t.doctor}
          </Link>
        </li>
      </ul>
    </nav>
  );
}
