import { openingAt, type Opening } from '../domain/opening-hours.ts';
import { hoursSummary } from '../domain/hours-summary.ts';
import { listed } from '../domain/phrase-book.ts';
import type { DeskBook } from '../domain/front-desk/ports.ts';
import { sayClock, sayDay, sayStretch } from '../domain/front-desk/spoken/say.ts';
import type { ToolSays } from '../domain/front-desk/tools/tool-says.ts';
import { meant, told } from '../domain/front-desk/tools/wording.ts';
import { phrasesIn } from '../domain/phrases.ts';
import type { Service } from '#contract/front-desk.ts';
import type { Note } from '#contract/notes.ts';
import type { DeskToolCase } from './desk-tool-case.ts';
import { done, no, shownService } from './desk-tool-answer.ts';
import { saidAddOns } from './desk-tool-offers.ts';
import type { ToolAnswer } from './tool-desk.ts';

/** As many as anybody keeps in mind on the telephone. */
export const OFFERED = 4;

/** More of them than a model reads while somebody waits would help nobody. */
const MOST_ANSWERS = 50;

type Deps = {
  desk: DeskBook;
  /** What the owner answered to questions of callers, newest first. */
  answersOf: (businessId: string) => readonly Pick<Note, 'note'>[];
};

/** What everybody may know of a shop: services, prices, hours. */
export function createDeskToolsInfo({ desk, answersOf }: Deps) {
  function active({ business }: DeskToolCase): Service[] {
    return desk.services(business.id).filter((service) => service.active);
  }

  /** The one service that is meant, or the answer that asks which. */
  function serviceOf(one: DeskToolCase): Service | { ask: ToolAnswer } {
    const all = active(one);
    const { input, says } = one;
    const found = input.service === '' ? (all.length === 1 ? all : []) : meant(input.service, all);
    const [only, another] = found;
    if (only && !another) return only;
    const offered = (another ? found : all).slice(0, OFFERED).map(({ name }) => name);
    const ask = offered.length === 0 ? says.noServices : says.whichService(listed(offered, says.or));
    return {
      ask: no(ask, input.service === '' ? 'VALIDATION_ERROR' : another ? 'SERVICE_AMBIGUOUS' : 'SERVICE_NOT_FOUND'),
    };
  }

  const hours = (one: DeskToolCase) => hoursTold(one, desk.closedDays(one.business.id));

  return {
    serviceOf,
    /** The service of an id, where it can be booked now. */
    offered: (one: DeskToolCase, id: string): Service | null =>
      active(one).find((service) => service.id === id) ?? null,
    services(one: DeskToolCase): ToolAnswer {
      const all = active(one);
      const services = all.slice(0, one.input.limit ?? 100).map(shownService);
      const words = all
        .slice(0, OFFERED)
        .map(({ name, price }) => (price === null ? name : `${name} (${told(price, one.language, one.says)})`));
      const message =
        words.length === 0
          ? one.says.noServices
          : one.says.weOffer(words.join(', ') + (all.length > OFFERED ? ` ${one.says.andMore}` : ''));
      return done({ services, total: all.length, tenantId: one.business.id }, message);
    },
    details(one: DeskToolCase): ToolAnswer {
      const found = serviceOf(one);
      if ('ask' in found) return found.ask;
      const { says, language } = one;
      const words = [found.name, says.minutes(found.minutes), told(found.price, language, says)].join(', ');
      const { addOns, description } = found;
      const more = addOns.length === 0 ? '' : says.canAdd(saidAddOns(addOns, language, says));
      const about = /[\p{L}\p{N}]$/u.test(description) ? `${description}.` : description;
      const message = [`${words}.`, about, more].filter((part) => part !== '').join(' ');
      return done({ service: shownService(found) }, message);
    },
    hours(one: DeskToolCase): ToolAnswer {
      const { data, message } = hours(one);
      return done({ ...data, businessHours: one.business.hours }, message);
    },
    /** With `answers` where the owner has given any: the agent may know the shop from nothing but this tool. */
    shop(one: DeskToolCase): ToolAnswer {
      const { data, message } = hours(one);
      const { id, name, language, trade } = one.business;
      const answers = answersOf(id).slice(0, MOST_ANSWERS);
      const known = answers.length === 0 ? {} : { answers: answers.map(({ note }) => note) };
      return done({ tenant: { id, name, language, trade }, ...data, ...known }, `${name}. ${message}`);
    },
  };
}

function opensAt(
  { day, time }: NonNullable<Opening['nextOpening']>,
  today: string,
  language: string,
  says: ToolSays,
): string {
  const clock = sayClock(time, language);
  return day === today ? says.opensToday(clock) : says.opensNext(sayDay(day, today, language), clock);
}

/** The shop's hours, whether it is open just now, and when it opens next. */
function hoursTold({ business, now, language, says }: DeskToolCase, closed: readonly string[]) {
  const opening = openingAt(business.hours, closed, business.zone, now);
  const { nextOpening: next } = opening;
  const spoken = phrasesIn(language);
  const door = opening.open === null ? '' : opening.open ? says.openNow : says.closedNow;
  const opens = next === null || opening.open ? '' : opensAt(next, opening.today, language, says);
  const summary = hoursSummary(business.hours, language);
  const spokenHours = hoursSummary(business.hours, language, (open, close) => sayStretch(open, close, language));
  const week = business.hours === null ? says.noHours : says.hours(spokenHours);
  const message = [week, door, opens].filter((words) => words !== '').join(' ');
  const today = { date: opening.today, weekday: spoken.weekdays[opening.weekday - 1] };
  return {
    data: {
      hours: summary,
      ...today,
      openNow: opening.open,
      closesAt: opening.closesAt,
      nextOpening: next,
      timeZone: business.zone,
    },
    message,
  };
}
