import { useCommandQuery } from '../../client/use-command.ts';
import { useTexts } from '../../texts/language.tsx';
import { setupTexts } from '../../texts/setup.ts';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './setup.module.css';

/** What an agent says today, before anything is changed. */
export function AgentWords({ id }: { id: string }) {
  const t = useTexts(setupTexts).agent;
  const answer = useCommandQuery('setup.agent', { id });
  return (
    <Section title={t.now} look="card">
      <Answer of={answer} lines={2}>
        {({ firstMessage, language, prompt }) => (
          <>
            <div className={classes['part']}>
              <h3>{t.firstMessage}</h3>
              <p className={classes['words']}>{firstMessage === '' ? t.noFirstMessage : firstMessage}</p>
            </div>
            {language !== null && <p className={classes['small']}>{`${t.language}: ${language}`}</p>}
            {prompt !== '' && (
              <details className={classes['details']}>
                <summary>{t.prompt}</summary>
                <p className={classes['words']}>{prompt}</p>
              </details>
            )}
          </>
        )}
      </Answer>
    </Section>
  );
}
