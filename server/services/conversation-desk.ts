import type { CommandOutput, ParsedInput } from '#contract/commands.ts';
import type { AppEvents } from '#contract/events.ts';
import { tell, type Told } from '#contract/told.ts';
import type { Bus } from '../platform/bus.ts';
import type { BackfillService } from './backfill.ts';
import type { CatchUpService } from './catch-up.ts';
import type { LinePrices } from './line-prices.ts';
import type { LivePoll } from './live-poll.ts';
import type { WebhookSilence } from './webhook-silence.ts';

type Deps = {
  catchUp: CatchUpService;
  backfill: BackfillService;
  live: LivePoll;
  prices: LinePrices;
  silence: WebhookSilence;
  bus: Bus<AppEvents>;
};

export type ConversationDesk = ReturnType<typeof createConversationDesk>;

/** When the provider's list is asked, and what is told of it. */
export function createConversationDesk({ catchUp, backfill, live, prices, silence, bus }: Deps) {
  let wasReachable = false;

  /** Reports may have failed while the way here was closed. */
  function watch(): void {
    bus.subscribe(({ name, payload }) => {
      if (name === 'request.seen' && payload.route === 'post-call' && payload.status === 200) silence.heard();
      if (name === 'settings.changed' || (name === 'connect.changed' && payload.run === 'idle')) lookForKeys();
      if (name !== 'tunnel.changed') return;
      const isReachable = payload.state === 'reachable';
      if (isReachable && !wasReachable) catchUp.look();
      wasReachable = isReachable;
    });
  }

  /** A key that was saved opens what it kept shut, and one that was taken away is told at once. */
  function lookForKeys(): void {
    if (catchUp.get().state === 'off') catchUp.look();
    else catchUp.wake();
    backfill.resume();
  }

  return {
    get: (): CommandOutput<'conversations.get'> => ({ catchUp: catchUp.get(), backfill: backfill.get() }),
    async lookNow(): Promise<CommandOutput<'conversations.catch-up'>> {
      await catchUp.lookNow();
      return catchUp.get();
    },
    plan: ({ months }: ParsedInput<'conversations.backfill-plan'>) => backfill.plan(months),
    fill: ({ months }: ParsedInput<'conversations.backfill'>) => backfill.start(months),
    control: ({ action }: ParsedInput<'conversations.backfill-control'>) => backfill.control(action),
    /** For the status. */
    trouble(): Told[] {
      const parked = catchUp.get().parked + backfill.get().parked;
      return [...silence.trouble(), ...(parked > 0 ? [tell('conversations_parked', { count: parked })] : [])];
    },
    woke: catchUp.look,
    start(): void {
      watch();
      catchUp.start();
      backfill.resume();
      live.start();
      prices.start();
    },
    /** Resolves when nothing is to be fetched just now. */
    settled: async (): Promise<void> => {
      await catchUp.settled();
      await backfill.settled();
    },
    stop(): void {
      live.stop();
      prices.stop();
      catchUp.stop();
      backfill.stop();
    },
  };
}
