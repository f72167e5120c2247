import { NativeSelect } from '@mantine/core';
import { useState } from 'react';

import type { RehearsalEntry } from '#contract/rehearsals.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import type { Language } from '../../texts/catalogue.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { rehearseTexts } from '../../texts/rehearse.ts';
import { Answer } from '../../ui/answer.tsx';
import type { ScriptedCall } from './play.ts';
import classes from './talk.module.css';

type Props = { onChoose: (call: ScriptedCall | null) => void };

/** Both sides typed, or one call of a script that comes with Linekeeper. */
export function ScriptChoice({ onChoose }: Props) {
  const t = useTexts(rehearseTexts);
  const { language } = useLanguage();
  const answer = useCommandQuery('rehearsals.list', {});
  const [id, setId] = useState('');
  const choose = (next: string): void => {
    setId(next);
    onChoose(null);
  };
  return (
    <Answer of={answer} lines={1}>
      {({ scripts }) => (
        <div className={classes['script']}>
          <NativeSelect
            label={t.talk.script}
            value={id}
            data={[
              { value: '', label: t.talk.typed },
              ...scripts.map((script) => ({ value: script.id, label: titleIn(language, script) })),
            ]}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
          />
          {id !== '' && <CallChoice key={id} id={id} onChoose={onChoose} />}
        </div>
      )}
    </Answer>
  );
}

function CallChoice({ id, onChoose }: Props & { id: string }) {
  const t = useTexts(rehearseTexts);
  const { language } = useLanguage();
  const answer = useCommandQuery('rehearse.script', { id });
  const [chosen, setChosen] = useState('');
  return (
    <Answer of={answer} lines={1}>
      {({ calls }) => (
        <NativeSelect
          label={t.talk.which}
          value={chosen}
          data={[
            { value: '', label: t.talk.choose },
            ...calls.map((call, at) => ({ value: String(at), label: titleIn(language, call) })),
          ]}
          onChange={({ currentTarget }) => {
            setChosen(currentTarget.value);
            onChoose(currentTarget.value === '' ? null : (calls[Number(currentTarget.value)] ?? null));
          }}
        />
      )}
    </Answer>
  );
}

function titleIn(language: Language, { title, titles }: Pick<RehearsalEntry, 'title' | 'titles'>): string {
  return titles[language] ?? title;
}
