import type { ComponentProps } from 'react';

import { BackLink } from './back-link.tsx';
import { Page } from './page.tsx';
import classes from './record-page.module.css';

type Props = ComponentProps<typeof Page> & { back: { href: string; text: string } };

/** A view of one thing out of a list, with the way back to the list above it. */
export function RecordPage({ back: { href, text }, ...page }: Props) {
  return (
    <div className={classes['view']}>
      <BackLink href={href}>{text}</BackLink>
      <Page {...page} />
    </div>
  );
}
