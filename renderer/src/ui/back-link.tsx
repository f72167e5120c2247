import type { ReactNode } from 'react';
import { Link } from 'wouter';

import { wayBack } from './places.ts';

type Props = { href: string; className?: string; children: ReactNode };

/** A link to the list above, to where one was in it. */
export function BackLink(props: Props) {
  return <Link {...props} state={wayBack} />;
}
