import type { LineAnswer, LineStep } from '../domain/line-answer.ts';
import { requestOf, type LineCall } from '../domain/line-call.ts';
import { linePhrasesIn } from '../domain/line-phrases.ts';
import { planOf, ringable, type LineDay, type LinePlan } from '../domain/line-plan.ts';
import { screened } from '../domain/line-screening.ts';
import { cameAbout, isOver } from '../domain/line-state.ts';
import { openingAt } from '../domain/opening-hours.ts';
import { toE164 } from '../domain/phone-number.ts';
import type { LineTaker } from '../store/lines-store.ts';
import type { Bridge } from './bridge/bridge.ts';
import type { BusinessBook } from './business-book.ts';
import type { LineAgent } from './line-agent.ts';
import type { Line, LineBook } from './line-book.ts';
import { fallbackOf, nobodysLine, staffRung, withVoicemail, type LineShop } from './line-fallback.ts';
import type { RingNotes } from './ring-notes.ts';

type Deps = {
  lines: LineBook;
  book: BusinessBook;
  notes: RingNotes;
  agent: LineAgent;
  bridge: Pick<Bridge, 'answer' | 'nextFor'>;
  /** What a line has had today before this call. */
  dayOf: (line: Line, call: LineCall) => LineDay;
  /** Notes who has the call by now. */
  took: (call: LineCall, line: Line, taker: LineTaker) => void;
  /** Notes that a message was left. */
  left: (call: LineCall, line: Line) => void;
  now: () => Date;
};

export type LineAnswering = ReturnType<typeof createLineAnswering>;

/** What a caller on one of our own lines gets, from the first ring to the last word. */
export function createLineAnswering({ lines, book, left, now, ...deps }: Deps) {
  const { notes, bridge, dayOf, took } = deps;
  const { toAgent, planned } = createBeginnings(deps);

  function shopOf(call: LineCall): LineShop | null {
    const line = lines.of(call.to);
    if (line === null) return null;
    const tenant = book.tenant(line.businessId);
    return { line, tenant, phrases: linePhrasesIn(tenant.business.language) };
  }

  /** True where the call is not to be taken at all. */
  function isUnwanted(call: LineCall, { line, tenant }: LineShop): boolean {
    const e164 = toE164(call.from, tenant.business.region);
    const ringer = { e164, vouched: call.vouched, isBlocked: notes.isBlocked(requestOf(call)) };
    return screened(ringer, line.settings) !== null;
  }

  function firstPlan(call: LineCall, { line, tenant: { business, closedDays } }: LineShop): LinePlan {
    const { open } = openingAt(business.hours, closedDays, business.zone, now().toISOString());
    return planOf(line.settings, dayOf(line, call), open);
  }

  async function begun(call: LineCall, plan: (shop: LineShop) => LinePlan): Promise<LineAnswer> {
    const shop = shopOf(call);
    if (shop === null) return nobodysLine(book);
    if (!isUnwanted(call, shop)) return planned(call, shop, plan(shop));
    took(call, shop.line, 'nobody');
    return { kind: 'reject' };
  }

  /** `step` names what is over by now. */
  async function followed(call: LineCall, step: LineStep): Promise<LineAnswer> {
    const shop = shopOf(call);
    if (shop === null) return nobodysLine(book);
    if (call.recording !== null) left(call, shop.line);
    if (step === 'left') return { kind: 'hang-up' };
    const isTaken = call.dialled !== null && cameAbout(call.dialled);
    if (isTaken) took(call, shop.line, 'staff');
    // Whoever has hung up hears nothing any more.
    if (isTaken || (call.state !== null && isOver(call.state))) return { kind: 'hang-up' };
    if (step === 'agent') return toAgent(call, shop);
    if (step === 'bridged') {
      const next = await bridge.nextFor(call.callSid);
      if (next === 'goodbye') return { kind: 'say', words: shop.phrases.timeUp, language: shop.phrases.tag };
      return next === 'nothing' ? { kind: 'hang-up' } : fallbackOf(call, shop, next);
    }
    return fallbackOf(call, step === 'transferred' ? withVoicemail(shop) : shop, 'nobody');
  }

  return {
    /** The first answer on a ringing line. */
    ring: (call: LineCall): Promise<LineAnswer> => begun(call, (shop) => firstPlan(call, shop)),

    /** What follows on a call, and where `step` is null, the first answer without the agent. */
    next: (call: LineCall, step: LineStep | null): Promise<LineAnswer> =>
      step === null ? begun(call, () => 'forward') : followed(call, step),

    /** What is said where something of ours failed. */
    failed(call: LineCall | null): LineAnswer {
      const shop = call && shopOf(call);
      if (shop) return fallbackOf(call, shop, 'error');
      const { tag, error } = linePhrasesIn(book.tenant(null).business.language);
      return { kind: 'say', words: error, language: tag };
    },
  };
}

/** Who gets a call first. */
function createBeginnings({ agent, bridge, notes, took }: Pick<Deps, 'agent' | 'bridge' | 'notes' | 'took'>) {
  async function toBridge(call: LineCall, shop: LineShop): Promise<LineAnswer> {
    const { businessId } = shop.line;
    const given = await bridge.answer(call, businessId, () => took(call, shop.line, 'agent'));
    // Until the agent is there nobody has the call.
    took(call, shop.line, 'words');
    return given.kind === 'stream' ? given : fallbackOf(call, shop, given.why);
  }

  async function toAgent(call: LineCall, shop: LineShop): Promise<LineAnswer> {
    const { line, tenant } = shop;
    if (line.settings.mode === 'bridge') return toBridge(call, shop);
    const given = await agent.register(call, tenant.business.agentId);
    took(call, line, given.kind === 'ready' ? 'agent' : 'words');
    return given.kind === 'ready' ? given : fallbackOf(call, shop, given.why);
  }

  function planned(call: LineCall, shop: LineShop, plan: LinePlan): Promise<LineAnswer> | LineAnswer {
    const { settings } = shop.line;
    if (plan === 'agent' || plan === 'bridge') return toAgent(call, shop);
    took(call, shop.line, 'words');
    notes.note(requestOf(call));
    if (plan === 'capped' || ringable(settings).length === 0) return fallbackOf(call, shop, 'nobody');
    return staffRung(settings, plan === 'staff' ? 'agent' : 'fallback', settings.staffFirst.seconds);
  }

  return { toAgent, planned };
}
