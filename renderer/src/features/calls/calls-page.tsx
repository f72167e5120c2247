import { useCommandQuery } from '../../client/use-command.ts';
import { callsTexts } from '../../texts/calls.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import { Page } from '../../ui/page.tsx';

/** Every call there was. */
export function CallsPage() {
  const t = useTexts(callsTexts);
  const answer = useCommandQuery('calls.list', {});
  return (
    <Page title={t.title}>
      <Answer of={answer}>
        {(data) => (
          <ul>
            {data.calls.map((call) => (
              <li key={call.id}>{call.title ?? call.callerName ?? call.maskedNumber}</li>
            ))}
          </ul>
        )}
      </Answer>
    </Page>
  );
}
