import { useCommandQuery } from '../../client/use-command.ts';
import { callersTexts } from '../../texts/callers.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import { Page } from '../../ui/page.tsx';

/** Everybody who is remembered. */
export function CallersPage() {
  const t = useTexts(callersTexts);
  const answer = useCommandQuery('callers.list', {});
  return (
    <Page title={t.title}>
      <Answer of={answer}>
        {(data) => (
          <ul>
            {data.callers.map((caller) => (
              <li key={caller.id}>{caller.name ?? caller.maskedNumbers[0]}</li>
            ))}
          </ul>
        )}
      </Answer>
    </Page>
  );
}
