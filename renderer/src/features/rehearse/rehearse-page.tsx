import { useCommandQuery } from '../../client/use-command.ts';
import { rehearseTexts } from '../../texts/rehearse.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import { Page } from '../../ui/page.tsx';

/** Whom a call can be rehearsed with. */
export function RehearsePage() {
  const t = useTexts(rehearseTexts);
  const answer = useCommandQuery('callers.list', {});
  return (
    <Page title={t.title}>
      <Answer of={answer}>
        {(data) => (
          <ul>
            {data.callers.map((caller) => (
              <li key={caller.id}>{caller.name}</li>
            ))}
          </ul>
        )}
      </Answer>
    </Page>
  );
}
