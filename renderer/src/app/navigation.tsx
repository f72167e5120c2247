import { Link } from 'wouter';

import { frameTexts } from '../texts/frame.ts';
import { useTexts } from '../texts/language.tsx';
import classes from './navigation.module.css';
import { views, type ViewName } from './views.tsx';

/** The way to every view: a rail on a desk, a bar at the thumb on a phone. */
export function Navigation({ current }: { current: ViewName | undefined }) {
  const t = useTexts(frameTexts);
  return (
    <nav aria-label={t.navigation} className={`${classes['rail']} not-on-paper`}>
      <p className={classes['product']}>{t.product}</p>
      <ul className={classes['list']}>
        {views.map(({ name, path, icon: Icon, isRare = false }) => (
          <li key={name} data-rare={isRare}>
            <Link href={path} className={classes['link']} aria-current={name === current ? 'page' : undefined}>
              <Icon aria-hidden className={classes['icon']} />
              <span className={classes['word']}>{t.views[name]}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
