import { useEffect, useEffectEvent } from 'react';

import { useCommandQuery } from '../../client/use-command.ts';

/** What there is to choose from; looked at anew whenever a step is opened, as nobody tells of a number that was bought. */
export function useOffers() {
  const offers = useCommandQuery('connect.offers', {});
  const onOpen = useEffectEvent(() => {
    if (offers.data !== undefined) void offers.refetch();
  });
  useEffect(() => onOpen(), []);
  return offers;
}
