import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

import classes from './back-link.module.css';
import { usePlaces, wayBack } from './places.ts';

type Props = { href: string; children: ReactNode };

/** A link to the list above, narrowed as it was, to where one was in it. */
export function BackLink({ href, children }: Props) {
  return (
    <Link href={usePlaces().lastOf(href)} state={wayBack} className={`${classes['back']} not-on-paper`}>
      <ArrowLeft aria-hidden size="1.2em" />
      {children}
    </Link>
  );
}
