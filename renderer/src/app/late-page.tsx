import { lazy, Suspense, useDeferredValue, type ComponentType } from 'react';

import { LoadingState } from '../ui/states.tsx';

/** A page, and whether it can be drawn without waiting. */
export type LatePage<Given extends object = object> = { Page: ComponentType<Given>; isHere: () => boolean };

/** A page that is loaded when it is first drawn. */
export function latePage<Given extends object>(load: () => Promise<ComponentType<Given>>): LatePage<Given> {
  let isHere = false;
  const Page = lazy(async () => {
    const page = await load();
    isHere = true;
    return { default: page };
  });
  return { Page, isHere: () => isHere };
}

type Props<Given extends object> = { page: LatePage<Given>; given: Given };

/**
 * Draws the page, and that it is on its way until it is here. Not by the fallback of `Suspense` (that stands by for a
 * moment between two steps of React): what took its place is shown 300 ms later at the earliest, however soon it is here.
 */
export function Late<Given extends object>(props: Props<Given>) {
  return (
    <Suspense fallback={<LoadingState />}>
      <Deferred {...props} />
    </Suspense>
  );
}

function Deferred<Given extends object>({ page, given }: Props<Given>) {
  const drawn = useDeferredValue<LatePage<Given> | null>(page, null);
  if (drawn !== page && !page.isHere()) return <LoadingState />;
  return <page.Page {...given} />;
}
