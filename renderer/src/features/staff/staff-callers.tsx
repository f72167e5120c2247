import { Button } from '@mantine/core';
import { useState } from 'react';

import { useCommandPages } from '../../client/use-command.ts';
import { ShopWhen } from '../../shop/shop-when.tsx';
import { accessTexts } from '../../texts/access.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import classes from './staff.module.css';

const PAGE = 50;

/** Callers by name: how often they called, and when last. */
export function StaffCallers() {
  const t = useTexts(accessTexts).staff;
  const [query, setQuery] = useState('');
  const input = { limit: PAGE, ...(query !== '' && { query }) };
  const answer = useCommandPages('callers.list', input, { keepPrevious: true });
  const callers = answer.data?.pages.flatMap((page) => page.callers) ?? [];
  return (
    <>
      <SearchField label={t.search} onSearch={setQuery} />
      <Answer of={answer} lines={6}>
        {() => (
          <>
            {callers.length === 0 && <p className={classes['quiet']}>{t.noCallers}</p>}
            <ul className={classes['rows']} aria-label={t.parts.callers}>
              {callers.map(({ id, name, maskedNumbers, calls, lastCallAt, businessId }) => (
                <li key={id} className={classes['row']}>
                  <strong>{name ?? t.somebody}</strong>
                  <span>{maskedNumbers.join(', ')}</span>
                  <span className={classes['quiet']}>
                    {t.calls(calls)}
                    {lastCallAt !== null && (
                      <>
                        , {t.last} <ShopWhen at={lastCallAt} business={businessId} />
                      </>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Answer>
      {answer.hasNextPage && (
        <div>
          <Button variant="default" loading={answer.isFetching} onClick={() => void answer.fetchNextPage()}>
            {t.more}
          </Button>
        </div>
      )}
    </>
  );
}
