import { useSearchParams } from 'wouter';

import { callsTexts } from '../../texts/calls.ts';
import { useTexts } from '../../texts/language.tsx';
import { Page } from '../../ui/page.tsx';
import { addressOf, changed, filtersIn, isBackwards, type CallFilters } from './call-filters.ts';
import { CallList } from './call-list.tsx';
import { CallSearch } from './call-search.tsx';
import { FilterBar } from './filter-bar.tsx';

/** The history. What is looked for stands in the address, so that going back from a call finds the same list. */
export function CallListPage() {
  const t = useTexts(callsTexts);
  const [address, setAddress] = useSearchParams();
  const filters = filtersIn(address);
  const { words, ...narrowing } = filters;
  const change = (next: (now: CallFilters) => CallFilters): void =>
    setAddress((now) => addressOf(next(filtersIn(now))), { replace: true });
  return (
    <Page title={t.title}>
      <FilterBar
        filters={filters}
        onChange={(next) => change(() => next)}
        onWords={(next) => change((now) => changed(now, { words: next === '' ? undefined : next }))}
      />
      {isBackwards(filters) ? (
        <p role="alert">{t.filters.backwards}</p>
      ) : words === undefined ? (
        <CallList filters={narrowing} />
      ) : (
        <CallSearch words={words} filters={narrowing} />
      )}
    </Page>
  );
}
