import { Button } from '@mantine/core';

import type { ModelSettings } from '#contract/model.ts';
import { useCommandMutation, useCommandQuery } from '../../../client/use-command.ts';
import { useDeed } from '../../../shop/use-deed.ts';
import { useTexts } from '../../../texts/language.tsx';
import { modelTexts } from '../../../texts/model.ts';
import { Answer } from '../../../ui/answer.tsx';
import { Section } from '../../../ui/section.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import classes from './model.module.css';

/** The models that the server at the saved address has, each of them a button. */
export function OfferedSection({ model }: { model: ModelSettings }) {
  const t = useTexts(modelTexts).offered;
  const answer = useCommandQuery('model.list', {}, { enabled: model.baseUrl !== null });
  if (model.baseUrl === null)
    return (
      <Section title={t.title}>
        <p className={classes['quiet']}>{t.noAddress}</p>
      </Section>
    );
  const again = (
    <Button variant="default" size="sm" loading={answer.isFetching} onClick={() => void answer.refetch()}>
      {t.again}
    </Button>
  );
  return (
    <Section title={t.title} aside={answer.data && again}>
      <Answer of={answer} lines={3}>
        {({ models }) =>
          models.length === 0 ? (
            <EmptyState title={t.none}>{t.noneSentence}</EmptyState>
          ) : (
            <ul aria-label={t.title} className={classes['list']}>
              {models.map((name) => (
                <Offered key={name} name={name} model={model} />
              ))}
            </ul>
          )
        }
      </Answer>
    </Section>
  );
}

function Offered({ name, model }: { name: string; model: ModelSettings }) {
  const t = useTexts(modelTexts).offered;
  const { mutateAsync } = useCommandMutation('model.save', { refreshes: ['model.get', 'settings.get'] });
  const { run, isBusy } = useDeed();
  const choose = (chosen: string | null) => (): Promise<unknown> =>
    mutateAsync({ baseUrl: model.baseUrl, name: chosen });
  return (
    <li className={classes['model']}>
      <code>{name}</code>
      {name === model.name ? (
        <span>{t.inUse}</span>
      ) : (
        model.setBy.name === null && (
          <Button
            variant="default"
            size="sm"
            loading={isBusy}
            aria-label={`${t.choose}: ${name}`}
            onClick={() => void run({ act: choose(name), done: t.chosen(name), undo: choose(model.name) })}
          >
            {t.choose}
          </Button>
        )
      )}
    </li>
  );
}
