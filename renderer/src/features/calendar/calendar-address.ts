/** What the calendar shows. It stands in its address, so that a reload and the way back show the same. */
export type Shown = {
  shop: string | null;
  /** Null: today. */
  day: string | null;
  span: 'day' | 'week';
  by: 'staff' | 'resource';
  /** One member of staff or one resource; null: all. */
  who: string | null;
  /** The appointment that is open. */
  open: string | null;
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads an address; what cannot be meant is as if it were not there. */
export function toShown(search: string): Shown {
  const given = new URLSearchParams(search);
  const day = given.get('day');
  return {
    shop: given.get('shop'),
    day: day !== null && DAY.test(day) && !Number.isNaN(Date.parse(day)) ? day : null,
    span: given.get('span') === 'week' ? 'week' : 'day',
    by: given.get('by') === 'resource' ? 'resource' : 'staff',
    who: given.get('who'),
    open: given.get('open'),
  };
}

/** The address that shows this. */
export function calendarAddress({ shop, day, span, by, who, open }: Shown): string {
  const given = new URLSearchParams({
    ...(shop !== null && { shop }),
    ...(day !== null && { day }),
    ...(span !== 'day' && { span }),
    ...(by !== 'staff' && { by }),
    ...(who !== null && { who }),
    ...(open !== null && { open }),
  });
  return given.size > 0 ? `/calendar?${given.toString()}` : '/calendar';
}
