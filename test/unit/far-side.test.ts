import { describe, expect, it } from 'vitest';

import { Business } from '#contract/businesses.ts';
import { createFarSide } from '../../server/services/bridge/far-side.ts';
import type { BusinessBook, Tenant } from '../../server/services/business-book.ts';

function farSide({ agentId = 'agent_1', engine = null, hasModel = true }: Given) {
  const business = Business.parse({ id: 'default', name: 'Salon Marigold', agentId });
  const tenant: BusinessBook['tenant'] = () => ({ business }) as Tenant;
  return createFarSide({ book: { tenant }, engineOf: () => engine, hasModel: () => hasModel })('default');
}
type Given = { agentId?: string | null; engine?: string | null; hasModel?: boolean };

describe('who speaks on a bridged call', () => {
  it('when an engine was set up and there is a model behind it, then the engine; else the agent, where there is one', () => {
    expect(farSide({ engine: 'seng_1' })).toBe('seng_1');
    expect(farSide({ engine: 'seng_1', hasModel: false })).toBe('agent_1');
    expect(farSide({})).toBe('agent_1');
    expect(farSide({ agentId: null })).toBeNull();
    expect(farSide({ agentId: null, engine: 'seng_1' })).toBe('seng_1');
  });
});
