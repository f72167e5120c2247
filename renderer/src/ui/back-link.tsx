import type { ReactNode } from 'react';
import { Link } from 'wouter';

import { usePlaces, wayBack } from './places.ts';

type Props = { href: string; className?: string; children: ReactNode };

/** A link to the list above, narrowed as it was, to where one was in it. */
export function BackLink({ href, ...props }: Props) {
  return <Link {...props} href={usePlaces().lastOf(href)} state={wayBack} />;
}
