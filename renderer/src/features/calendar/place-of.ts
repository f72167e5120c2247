import type { CSSProperties } from 'react';

import type { Span } from './spans.ts';

/** Where a span lies in a column, in shares of what is shown. */
export function placeOf({ from, to }: Span, hours: Span): CSSProperties {
  const whole = hours.to - hours.from;
  const share = (minutes: number): string => `${(minutes / whole) * 100}%`;
  return { insetBlockStart: share(from - hours.from), blockSize: share(to - from) };
}
