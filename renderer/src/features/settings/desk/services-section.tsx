import type { Service } from '#contract/front-desk.ts';
import { useCommandQuery } from '../../../client/use-command.ts';
import { inWhole } from '../../../shop/smallest-units.ts';
import { money } from '../../../texts/amounts.ts';
import { frontDeskTexts } from '../../../texts/front-desk.ts';
import { useLanguage, useTexts } from '../../../texts/language.tsx';
import { Section } from '../../../ui/section.tsx';
import classes from './desk.module.css';
import type { DeskProps } from './desk-props.ts';
import { Entry, NewEntry, useNotOffered } from './entry.tsx';
import { newServiceDraft, serviceFaults, serviceParts, toSavedService, toServiceDraft } from './service-draft.ts';
import { ServiceFields } from './service-fields.tsx';
import { useEntry } from './use-entry.ts';

/** What can be booked. */
export function ServicesSection({ business, desk }: DeskProps) {
  const t = useTexts(frontDeskTexts).services;
  // As in the costs: the owner's own money, once it is known.
  const currency = useCommandQuery('costs.get', {}).data?.currency.code ?? 'USD';
  return (
    <Section title={t.title}>
      {desk.services.length === 0 && <p className={classes['quiet']}>{t.none}</p>}
      {desk.services.map((service) => (
        <OneService key={service.id} {...{ business, desk, service, currency }} />
      ))}
      <NewService key={currency} {...{ business, desk, currency }} />
    </Section>
  );
}

type One = DeskProps & { currency: string };

function OneService({ desk, service, currency }: One & { service: Service }) {
  const texts = useTexts(frontDeskTexts);
  const t = texts.services;
  const notOffered = useNotOffered();
  const { language } = useLanguage();
  const form = useEntry({
    ...{ name: `service.${service.id}`, saved: toServiceDraft(service, currency), parts: serviceParts },
    command: 'services.save',
    toInput: (draft) => ({ ...toSavedService(draft), id: service.id, businessId: service.businessId }),
    toDraft: (answer) => toServiceDraft(answer, currency),
  });
  const { price } = service;
  const cost = price ? money(language, inWhole(price), price.currency) : t.onRequest;
  const faults = serviceFaults(form.edit.value);
  const saved = toServiceDraft(service, currency);
  return (
    <Entry
      title={service.name}
      facts={[t.facts(service.minutes, cost), ...notOffered(service.active)]}
      form={form}
      isBlocked={faults.length > 0}
      clash={(part) => ({ label: labelOf(part, texts), theirs: shown(saved[part], desk) })}
      removing={{ command: 'services.remove', id: service.id, words: t.removeWords }}
    >
      <ServiceFields draft={form.edit.value} faults={faults} {...desk} onChange={form.change} />
    </Entry>
  );
}

function NewService({ business, desk, currency }: One) {
  const t = useTexts(frontDeskTexts).services;
  const empty = newServiceDraft(currency);
  const form = useEntry({
    ...{ name: `service.new.${business}`, saved: empty, parts: serviceParts, command: 'services.save' },
    toInput: (draft) => ({ ...toSavedService(draft), businessId: business }),
    toDraft: () => empty,
  });
  const faults = serviceFaults(form.edit.value);
  return (
    <NewEntry title={t.new} add={t.add} form={form} isBlocked={faults.length > 0}>
      <ServiceFields draft={form.edit.value} faults={faults} {...desk} onChange={form.change} />
    </NewEntry>
  );
}

type Texts = ReturnType<typeof useTexts<(typeof frontDeskTexts)['en']>>;
type Draft = ReturnType<typeof newServiceDraft>;

function labelOf(part: keyof Draft, { services: t, name, active }: Texts): string {
  const labels: Readonly<Record<keyof Draft, string>> = {
    ...{ name, active, minutes: t.minutes, price: t.price, currency: t.currency, category: t.category },
    ...{ description: t.description, bufferBefore: t.bufferBefore, bufferAfter: t.bufferAfter, addOns: t.addOns },
    ...{ leadHours: t.lead, horizonDays: t.horizon, staffIds: t.who, kinds: t.kinds, resourceIds: t.always },
  };
  return labels[part];
}

function shown(value: Draft[keyof Draft], { staff, resources }: DeskProps['desk']): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? '✓' : '–';
  const named = [...staff, ...resources];
  return value
    .map((item) => (typeof item === 'string' ? (named.find(({ id }) => id === item)?.name ?? '') : item.name))
    .join(', ');
}
