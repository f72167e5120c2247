import type { BusinessBook } from '../business-book.ts';

type Deps = {
  book: Pick<BusinessBook, 'tenant'>;
  /** The Speech Engine that was set up for a business whose owner's own model is to think; null where none was. */
  engineOf: (business: string) => string | null;
  /** Whether a model of the owner's own is set up. */
  hasModel: () => boolean;
};

/**
 * Who speaks on a bridged call of a shop, by its id at ElevenLabs: the agent, or the engine that asks the owner's model.
 * An engine without a model behind it would be mute, and the agent is still there. Null: nobody was chosen.
 */
export function createFarSide({ book, engineOf, hasModel }: Deps) {
  return (business: string): string | null =>
    (hasModel() ? engineOf(business) : null) ?? book.tenant(business).business.agentId;
}
