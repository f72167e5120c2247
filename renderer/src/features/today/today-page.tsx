import { useCommandQuery } from '../../client/use-command.ts';
import { todayTexts } from '../../texts/today.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import { Page } from '../../ui/page.tsx';

/** Who is calling now. */
export function TodayPage() {
  const t = useTexts(todayTexts);
  const answer = useCommandQuery('calls.list', { live: true });
  return (
    <Page title={t.title}>
      <Answer of={answer}>
        {(data) => (
          <ul>
            {data.calls.map((call) => (
              <li key={call.id}>{call.callerName ?? call.maskedNumber}</li>
            ))}
          </ul>
        )}
      </Answer>
    </Page>
  );
}
