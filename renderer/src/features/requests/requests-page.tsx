import { useCommandQuery } from '../../client/use-command.ts';
import { requestsTexts } from '../../texts/requests.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import { Page } from '../../ui/page.tsx';

/** What came in on the webhook door. */
export function RequestsPage() {
  const t = useTexts(requestsTexts);
  const answer = useCommandQuery('status.get', {});
  return (
    <Page title={t.title}>
      <Answer of={answer}>
        {(data) => (
          <ul>
            {data.lastDeliveries.map((one) => (
              <li key={one.at}>
                {one.route} {one.status}
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </Page>
  );
}
