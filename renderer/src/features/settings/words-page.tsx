import { NativeSelect } from '@mantine/core';
import { useLocation } from 'wouter';

import type { SoulEntry } from '#contract/souls.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { useShops } from '../../shop/use-shops.ts';
import { useTexts } from '../../texts/language.tsx';
import { wordsTexts } from '../../texts/words.ts';
import { Answer } from '../../ui/answer.tsx';
import { Page } from '../../ui/page.tsx';
import { NewSoul } from './new-soul.tsx';
import { SoulDesk } from './soul-desk.tsx';
import classes from './words.module.css';

const MAIN = 'soul';

/** The templates the agent's prompt is made from, with a look at what would come of them. */
export function WordsPage({ name }: { name: string | null }) {
  const t = useTexts(wordsTexts);
  const answer = useCommandQuery('souls.list', {});
  return (
    <Page title={t.title} lead={t.lead}>
      <Answer of={answer} lines={8}>
        {({ souls }) => <Templates souls={souls} name={souls.some((soul) => soul.name === name) ? name : null} />}
      </Answer>
    </Page>
  );
}

function Templates({ souls, name }: { souls: readonly SoulEntry[]; name: string | null }) {
  const t = useTexts(wordsTexts);
  const shops = useShops();
  const [, navigate] = useLocation();
  const chosen = name ?? MAIN;
  const usedBy = souls.find((soul) => soul.name === chosen)?.usedBy ?? [];
  const users = shops.filter(({ id }) => usedBy.includes(id));
  const text = useCommandQuery('souls.get', { name: chosen });
  return (
    <>
      <div className={classes['choice']}>
        <NativeSelect
          label={t.template}
          description={users.length > 0 ? t.usedBy(users.map((shop) => shop.name).join(', ')) : t.unused}
          value={chosen}
          data={souls.map((soul) => ({ value: soul.name, label: soul.name === MAIN ? t.main : soul.name }))}
          onChange={({ currentTarget }) => navigate(`/settings/words/${currentTarget.value}`)}
        />
        <NewSoul taken={souls.map((soul) => soul.name)} text={text.data?.text ?? null} />
      </div>
      <Answer of={text} lines={8}>
        {(soul) => <SoulDesk key={chosen} name={chosen} saved={soul.text} shops={shops} user={users[0] ?? shops[0]} />}
      </Answer>
    </>
  );
}
