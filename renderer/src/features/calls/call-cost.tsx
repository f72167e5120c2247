import { useCommandQuery } from '../../client/use-command.ts';
import { money } from '../../texts/amounts.ts';
import { callsTexts } from '../../texts/calls.ts';
import { conversationsTexts } from '../../texts/conversations.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { count } from '../../texts/plural.ts';

/** What a call cost in the owner's money, agent and line; what nobody told is said to be unknown. */
export function CallCost({ id }: { id: string }) {
  const t = useTexts(conversationsTexts).cost;
  const { page } = useTexts(callsTexts);
  const { language } = useLanguage();
  const { data } = useCommandQuery('costs.call', { id });
  if (data === undefined) return '…';
  const { currency, agent, line, credits } = data;
  const parts = [
    ...(agent === null ? [] : [`${money(language, agent, currency)} ${t.agent}`]),
    ...(line === null ? [] : [`${money(language, line, currency)} ${t.line}`]),
    ...(credits === null ? [] : [page.credits(count(language, credits))]),
  ];
  const sum = agent !== null && line !== null ? `${money(language, agent + line, currency)}: ` : '';
  return parts.length === 0 ? t.unknown : sum + parts.join(' · ');
}
