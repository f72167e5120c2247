import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';

import type { Turn } from '#contract/calls.ts';
import { callsTexts } from '../../texts/calls.ts';
import { useTexts } from '../../texts/language.tsx';
import { Section } from '../../ui/section.tsx';
import { holdsTurn, toSpoken, turnIn } from './spoken.ts';
import { SpokenTools, SpokenTurn } from './spoken-turn.tsx';
import classes from './transcript.module.css';

/** Enough to read a usual call; a very long one does not push the rest of the page away. */
const SHOWN_FIRST = 40;

/** What was said, in order; the address may point at one turn (`#turn-12`), which is then shown and marked. */
export function Transcript({ turns, isLive }: { turns: readonly Turn[]; isLive: boolean }) {
  const t = useTexts(callsTexts).transcript;
  const spoken = toSpoken(turns);
  const pointed = usePointedTurn();
  const pointedAt = spoken.findIndex((one) => holdsTurn(one, pointed));
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole || pointedAt >= SHOWN_FIRST ? spoken : spoken.slice(0, SHOWN_FIRST);
  return (
    <Section title={t.title}>
      {spoken.length === 0 && <p className={classes['empty']}>{isLive ? t.emptyLive : t.empty}</p>}
      <ol className={classes['turns']}>
        {shown.map((one, at) =>
          one.kind === 'turn' ? (
            <SpokenTurn key={one.key} turn={one.turn} isPointed={at === pointedAt} />
          ) : (
            <SpokenTools key={one.key} turns={one.turns} isPointed={at === pointedAt} />
          ),
        )}
      </ol>
      {shown.length < spoken.length && (
        <div>
          <Button variant="default" onClick={() => setWhole(true)}>
            {t.showAll(turns.length)}
          </Button>
        </div>
      )}
    </Section>
  );
}

/** The turn in the address, brought into sight after the frame has shown the page from its top. */
function usePointedTurn(): number | null {
  const [hash, setHash] = useState(() => window.location.hash);
  useEffect(() => {
    const onHash = (): void => setHash(window.location.hash);
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, []);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (turnIn(hash) !== null) document.querySelector(hash)?.scrollIntoView({ block: 'center' });
    });
    return () => cancelAnimationFrame(frame);
  }, [hash]);
  return turnIn(hash);
}
