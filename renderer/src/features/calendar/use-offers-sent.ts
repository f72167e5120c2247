import { useCommandQuery } from '../../client/use-command.ts';

/** Whether whoever is offered a time is sent a text about it; undefined until that is known. */
export function useOffersSent(business: string): boolean | undefined {
  const { data } = useCommandQuery('texts.get', { business });
  return data && data.settings.on && data.settings.kinds.offer;
}
