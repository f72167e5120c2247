import { ANA, aTranscription } from './factories.ts';
import { ownerOf } from './owner.ts';
import type { useWindows } from './window.ts';

type Windows = ReturnType<typeof useWindows>;

/** A practice that Ana told of what she is allergic to, and the inbox in which it waits. */
export async function openInbox(windows: Windows, allergies: readonly string[], over: { context?: object } = {}) {
  const app = await windows.start({ env: { LINEKEEPER_TRADE: 'dentist' } });
  const owner = ownerOf(app);
  const says = ['My name is Ana Lopez.', ...allergies.map((what) => `I am allergic to ${what}.`)];
  const turns = says.map((words) => ['user', words] as const);
  const collected = { customer_name: 'Ana Lopez', allergies: allergies.join(', ') };
  await app.finish(aTranscription({ turns, collected }));
  await app.settled();
  const ana = await owner.personOf(ANA);
  const idOf = (what: string): string => ana.facts.find(({ value }) => value === what)?.id ?? '';
  const { page } = await windows.open({ app, path: '/callers/review', ...over });
  return { app, owner, page, ana, idOf };
}
