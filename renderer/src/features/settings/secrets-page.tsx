import { useCommandQuery } from '../../client/use-command.ts';
import { useTexts } from '../../texts/language.tsx';
import { secretsTexts } from '../../texts/secrets.ts';
import { Answer } from '../../ui/answer.tsx';
import { Page } from '../../ui/page.tsx';
import { SecretRow } from './secret-row.tsx';
import classes from './secrets.module.css';

/** The secrets: which are set and by whom, and a way to put in new ones. Values never come back. */
export function SecretsPage() {
  const t = useTexts(secretsTexts);
  const answer = useCommandQuery('settings.get', {});
  return (
    <Page title={t.title} lead={t.lead}>
      <Answer of={answer} lines={5}>
        {({ secrets }) => (
          <ul className={classes['list']}>
            {secrets.map((secret) => (
              <SecretRow key={secret.name} secret={secret} />
            ))}
          </ul>
        )}
      </Answer>
    </Page>
  );
}
