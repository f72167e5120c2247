import { useEffect, type ReactNode } from 'react';

import classes from './page.module.css';

type Props = {
  title: string;
  /** One sentence under the title. */
  lead?: ReactNode;
  /** Buttons and fields that belong to the whole page. */
  actions?: ReactNode;
  children: ReactNode;
};

/** A view: the one `h1`, the page's title in the browser, what can be done, and the rest. */
export function Page({ title, lead, actions, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Linekeeper`;
  }, [title]);
  return (
    <div className={classes['page']}>
      <header className={classes['head']}>
        <div className={classes['words']}>
          <h1>{title}</h1>
          {lead !== undefined && <div className={classes['lead']}>{lead}</div>}
        </div>
        {actions !== undefined && <div className={`${classes['actions']} not-on-paper`}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
