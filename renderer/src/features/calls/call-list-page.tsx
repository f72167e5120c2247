import { useSearchParams } from 'wouter';

import { callsTexts } from '../../texts/calls.ts';
import { useTexts } from '../../texts/language.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
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
  const change = (next: CallFilters): void => setAddress(addressOf(next), { replace: true });
  return (
    <Page
      title={t.title}
      actions={
        <SearchField
          label={t.search}
          placeholder={t.searchHint}
          initial={words ?? ''}
          onSearch={(next) =>
            setAddress((now) => addressOf(changed(filtersIn(now), { words: next || undefined })), { replace: true })
          }
        />
      }
    >
      <FilterBar filters={filters} onChange={change} />
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
