import type { Found, Ours, PlannedStep, Situation } from '../../../server/domain/connect/found.ts';
import { firstToDo, planConnect } from '../../../server/domain/connect/plan.ts';
import { changed } from '../../../server/integrations/elevenlabs/agent-change.ts';
import { toAgent } from '../../../server/integrations/elevenlabs/agent-document.ts';
import type { Document } from '../../../server/integrations/elevenlabs/agent-parts.ts';

/** Two accounts and our side as plain values; the agent as the provider keeps it. */
export type World = { document: Document; found: Omit<Found, 'agent'>; ours: Ours };

export const situationOf = ({ document, found, ours }: World): Situation => ({
  found: { ...found, agent: toAgent(document) },
  ours,
});

/** The world after every step, one by one; throws where a step has nothing to be done with, or is not done by it. */
export function carriedOut(world: World): { world: World; done: PlannedStep[] } {
  const done: PlannedStep[] = [];
  let now = world;
  for (;;) {
    const next = firstToDo(planConnect(situationOf(now)));
    if (!next) return { world: now, done };
    if (done.some(({ id }) => id === next.id)) throw new Error(`${next.id} does not stand after it was done`);
    now = after(now, next);
    done.push(next);
  }
}

function after(world: World, { id, action }: PlannedStep): World {
  const { document, found, ours } = world;
  const made = (name: string): string => `${name}_${found.secrets.length}${found.webhooks.length}${found.tools.length}`;
  const hold = (held: string, mark: string): Ours => ({ ...ours, held: { ...ours.held, [id]: { id: held, mark } } });
  if (action === null) throw new Error(`${id} waits for what nobody makes`);
  switch (action.kind) {
    case 'own-secret':
      return { ...world, ours: { ...ours, secrets: { ...ours.secrets, [action.name]: `mark of ${action.name}` } } };
    case 'secret': {
      const { name, title, replaces } = action;
      const added = { id: replaces ?? made('secret'), name: title };
      const secrets = replaces === null ? [...found.secrets, added] : found.secrets;
      return { ...world, found: { ...found, secrets }, ours: hold(added.id, ours.secrets[name] ?? '') };
    }
    case 'webhook': {
      const added = {
        ...{ id: made('webhook'), name: action.title, url: action.url, retries: null, lastFailure: null },
        ...{ isDisabled: false, isAutoDisabled: false },
      };
      const webhooks = [...found.webhooks.filter((each) => !action.stale.includes(each.id)), added];
      return { ...world, found: { ...found, webhooks }, ours: hold(added.id, action.url) };
    }
    case 'webhook-on': {
      const on = { isDisabled: false, isAutoDisabled: false };
      const webhooks = found.webhooks.map((each) => (each.id === action.id ? { ...each, ...on, retries: true } : each));
      return { ...world, found: { ...found, webhooks }, ours: hold(action.id, '') };
    }
    case 'tool': {
      const { tool, replaces } = action;
      const toolId = replaces?.id ?? made('tool');
      const tools = [...found.tools.filter((each) => each.id !== toolId), { id: toolId, tool }];
      return { ...world, found: { ...found, tools }, ours: hold(toolId, '') };
    }
    case 'engine': {
      const engine = { id: action.replaces ?? made('seng'), engine: action.engine };
      return { ...world, found: { ...found, engine }, ours: hold(engine.id, '') };
    }
    case 'agent':
      return { ...world, document: changed(document, action.change) };
    case 'import': {
      const imported = {
        id: made('number'),
        number: ours.number ?? '',
        label: '',
        carrier: 'twilio',
        agentId: null,
      } as const;
      return { ...world, found: { ...found, numbers: [...found.numbers, imported] } };
    }
    case 'assign': {
      const { numberId, agentId } = action;
      const numbers = found.numbers.map((each) => (each.id === numberId ? { ...each, agentId } : each));
      return { ...world, found: { ...found, numbers } };
    }
    case 'routes':
      return { ...world, found: { ...found, line: found.line && { ...found.line, ...action.routes } } };
    case 'fallback': {
      const flow = { id: action.replaces ?? made('flow'), name: action.fallback.name, url: 'https://flows.example/1' };
      const fallbacks = [...found.fallbacks.filter((each) => each.id !== flow.id), flow];
      return { ...world, found: { ...found, fallbacks }, ours: hold(flow.id, action.mark) };
    }
    case 'business': {
      const { agentId, overrides, notice } = action;
      return {
        ...world,
        ours: { ...ours, numberIsKnown: true, business: { ...ours.business, agentId, overrides, notice } },
      };
    }
  }
}
