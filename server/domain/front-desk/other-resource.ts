import type { Resource } from '#contract/front-desk.ts';
import type { Wanted } from './availability.ts';

/** One room, chair or lift to be left, and the one to be taken in its place. */
export type ResourceSwap = { leave: string; take: string };
type Kept = Pick<Wanted, 'service' | 'resources'>;

/**
 * What an appointment takes when it is moved: what it `held`, wherever that is free, else another of the kind. With a
 * swap, the other one and nothing else; null where the service cannot have it: it is of another kind, in use no more,
 * held already, or the service needs the very one that is to be left.
 */
export function resourcesOnMove({ service, resources }: Kept, held: readonly string[], swap: ResourceSwap | null) {
  const isHeld = ({ id }: Resource): boolean => held.includes(id);
  const inOrder = [...resources.filter(isHeld), ...resources.filter((one) => !isHeld(one))];
  if (swap === null) return { service, resources: inOrder };
  const left = resources.find(({ id }) => id === swap.leave && held.includes(id));
  const taken = resources.find(({ id, active }) => id === swap.take && active && !held.includes(id));
  const place = left === undefined ? -1 : service.resourceKinds.indexOf(left.kind);
  if (place === -1 || left?.kind !== taken?.kind || service.resourceIds.includes(swap.leave)) return null;
  return {
    service: {
      ...service,
      resourceIds: [...service.resourceIds, swap.take],
      resourceKinds: service.resourceKinds.toSpliced(place, 1),
    },
    resources: inOrder.filter(({ id }) => id !== swap.leave),
  } satisfies Kept;
}
