import type { VirtualItem } from '@tanstack/react-virtual';
import { createContext, use } from 'react';

/** How far an address was scrolled, and how high the rows of its list turned out to be. */
type Place = { top: number; rows: VirtualItem[] };

/** What an address is opened with whose place is to be found again, as by the browser's own way back. */
export const wayBack = { isBack: true };

const NOWHERE: Place = { top: 0, rows: [] };

/**
 * Where one was on each address of this window, so that the way back leads to the same row. The browser's own memory is
 * switched off: it scrolls before the rows are there.
 */
export function createPlaces(page: Window) {
  const places = new Map<string, Place>();
  const last = new Map<string, string>();
  let isBack = false;
  let shown = addressOf(page);
  const keep = (change: Partial<Place>): void =>
    void places.set(shown, { ...NOWHERE, ...places.get(shown), ...change });
  // Before anybody else hears of it and draws the new address.
  const first = { capture: true };
  page.addEventListener('popstate', () => (isBack = true), first);
  // Told by the router, which has no other word for a step forward.
  page.addEventListener('pushState', () => (isBack = isWayBack(page.history.state)), first);
  page.addEventListener('scroll', () => keep({ top: page.scrollY }), { passive: true });
  page.history.scrollRestoration = 'manual';

  return {
    /** From now on it is this address that is scrolled. */
    shows: (address: string): void => {
      shown = address;
      last.set(pathOf(address), address);
    },
    /** How a list was narrowed when it was last looked at; its bare path where it was not. */
    lastOf: (path: string): string => last.get(path) ?? path,
    /** Where to begin on the address that is being opened. */
    here: (): Place => (isBack ? places.get(addressOf(page)) : undefined) ?? NOWHERE,
    keepRows: (rows: VirtualItem[]): void => keep({ rows }),
  };
}

export type Places = ReturnType<typeof createPlaces>;

const PlacesContext = createContext<Places | null>(null);

export const PlacesProvider = PlacesContext.Provider;

/** Where one was on each address. */
export function usePlaces(): Places {
  const places = use(PlacesContext);
  if (!places) throw new Error('usePlaces needs a PlacesProvider above it');
  return places;
}

function addressOf({ location }: Window): string {
  return `${location.pathname}${location.search}`;
}

function pathOf(address: string): string {
  return address.split('?', 1)[0] ?? address;
}

function isWayBack(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'isBack' in state;
}
