import { Checkbox, TextInput } from '@mantine/core';

import type { Resource } from '#contract/front-desk.ts';
import type { Part } from '../../../client/draft-merge.ts';
import { frontDeskTexts } from '../../../texts/front-desk.ts';
import { useTexts } from '../../../texts/language.tsx';
import { Section } from '../../../ui/section.tsx';
import classes from './desk.module.css';
import type { DeskProps } from './desk-props.ts';
import { Entry, NewEntry, useNotOffered } from './entry.tsx';
import { useEntry } from './use-entry.ts';

type ResourceDraft = { name: string; kind: string; active: boolean };

const parts: readonly Part<ResourceDraft>[] = [['name'], ['kind'], ['active']];
const nothingYet: ResourceDraft = { name: '', kind: '', active: true };
const toDraft = ({ name, kind, active }: Resource): ResourceDraft => ({ name, kind, active });
const isWhole = ({ name, kind }: ResourceDraft): boolean => name.trim() !== '' && kind.trim() !== '';

/** What there may be too few of. */
export function ResourcesSection({ business, desk: { resources } }: DeskProps) {
  const t = useTexts(frontDeskTexts).resources;
  return (
    <Section title={t.title}>
      <p className={classes['quiet']}>{t.lead}</p>
      {resources.length === 0 && <p className={classes['quiet']}>{t.none}</p>}
      {resources.map((resource) => (
        <OneResource key={resource.id} resource={resource} />
      ))}
      <NewResource business={business} />
    </Section>
  );
}

function OneResource({ resource }: { resource: Resource }) {
  const texts = useTexts(frontDeskTexts);
  const t = texts.resources;
  const notOffered = useNotOffered();
  const { id, businessId, name, kind, active } = resource;
  const form = useEntry({
    ...{ name: `resource.${id}`, saved: toDraft(resource), parts, command: 'resources.save' },
    toInput: (draft) => ({ ...draft, id, businessId }),
    toDraft,
  });
  const labels = { name: texts.name, kind: t.kind, active: t.active };
  return (
    <Entry
      title={name}
      facts={[kind, ...notOffered(active)]}
      form={form}
      isBlocked={!isWhole(form.edit.value)}
      clash={(part) => ({ label: labels[part], theirs: part === 'active' ? (active ? '✓' : '–') : resource[part] })}
      removing={{ command: 'resources.remove', id, words: t.removeWords }}
    >
      <Fields draft={form.edit.value} onChange={form.change} />
    </Entry>
  );
}

function NewResource({ business }: { business: string }) {
  const t = useTexts(frontDeskTexts).resources;
  const form = useEntry({
    ...{ name: `resource.new.${business}`, saved: nothingYet, parts, command: 'resources.save' },
    toInput: (draft) => ({ ...draft, businessId: business }),
    toDraft: () => nothingYet,
  });
  return (
    <NewEntry title={t.new} add={t.add} form={form} isBlocked={!isWhole(form.edit.value)}>
      <Fields draft={form.edit.value} onChange={form.change} />
    </NewEntry>
  );
}

type FieldProps = { draft: ResourceDraft; onChange: (part: Partial<ResourceDraft>) => void };

function Fields({ draft, onChange }: FieldProps) {
  const texts = useTexts(frontDeskTexts);
  const t = texts.resources;
  return (
    <>
      <div className={classes['row']}>
        <TextInput
          label={texts.name}
          maxLength={80}
          autoComplete="off"
          value={draft.name}
          onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
        />
        <TextInput
          label={t.kind}
          description={t.kindHelp}
          maxLength={80}
          autoComplete="off"
          value={draft.kind}
          onChange={({ currentTarget }) => onChange({ kind: currentTarget.value })}
        />
      </div>
      <Checkbox
        label={t.active}
        checked={draft.active}
        onChange={({ currentTarget }) => onChange({ active: currentTarget.checked })}
      />
    </>
  );
}
