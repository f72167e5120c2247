import { Button, NativeSelect, TextInput } from '@mantine/core';
import { X } from 'lucide-react';

import { useCommandQuery } from '../../client/use-command.ts';
import { ShopChoice } from '../../shop/shop-choice.tsx';
import { callsTexts } from '../../texts/calls.ts';
import { useTexts } from '../../texts/language.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { changed, isNarrowed, results, type CallFilters } from './call-filters.ts';
import classes from './filter-bar.module.css';

type Props = {
  filters: CallFilters;
  onChange: (filters: CallFilters) => void;
  /** The words are told by themselves, because they come a moment after the last key. */
  onWords: (words: string) => void;
};

/** Searches the history and narrows it: by result, days, business and caller. */
export function FilterBar({ filters, onChange, onWords }: Props) {
  const { search, searchHint, filters: t } = useTexts(callsTexts);
  const change = (next: Parameters<typeof changed>[1]): void => onChange(changed(filters, next));
  return (
    <div role="group" aria-label={t.title} className={`${classes['bar']} not-on-paper`}>
      <div className={classes['search']}>
        <SearchField label={search} placeholder={searchHint} initial={filters.words ?? ''} onSearch={onWords} />
      </div>
      <NativeSelect
        label={t.result}
        size="md"
        value={filters.result ?? ''}
        data={[{ value: '', label: t.any }, ...results.map((value) => ({ value, label: t[value] }))]}
        onChange={({ currentTarget: { value } }) => change({ result: results.find((result) => result === value) })}
      />
      <DayField label={t.from} value={filters.from} onChange={(from) => change({ from })} />
      <DayField label={t.to} value={filters.to} onChange={(to) => change({ to })} />
      <ShopChoice value={filters.business} onChange={(business) => change({ business })} />
      {filters.callerId !== undefined && (
        <OneCaller id={filters.callerId} onEverybody={() => change({ callerId: undefined })} />
      )}
      {isNarrowed(filters) && (
        <Button variant="subtle" onClick={() => onChange(filters.words === undefined ? {} : { words: filters.words })}>
          {t.clear}
        </Button>
      )}
    </div>
  );
}

type Day = { label: string; value: string | undefined; onChange: (day: string | undefined) => void };

function DayField({ label, value, onChange }: Day) {
  return (
    <TextInput
      type="date"
      label={label}
      value={value ?? ''}
      onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? undefined : currentTarget.value)}
    />
  );
}

function OneCaller({ id, onEverybody }: { id: string; onEverybody: () => void }) {
  const t = useTexts(callsTexts).filters;
  const { data, error } = useCommandQuery('callers.get', { id });
  // Somebody who was forgotten meanwhile must not stay on the screen by name.
  const name = error ? null : data?.name;
  return (
    <p className={classes['caller']}>
      {name ? t.callerNamed(name) : t.caller}
      <button type="button" aria-label={t.everybody} className={classes['remove']} onClick={onEverybody}>
        <X aria-hidden size="1.2em" />
      </button>
    </p>
  );
}
