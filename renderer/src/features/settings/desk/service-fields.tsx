import { Checkbox, Textarea, TextInput } from '@mantine/core';

import type { Resource, StaffMember } from '#contract/front-desk.ts';
import { frontDeskTexts } from '../../../texts/front-desk.ts';
import { useTexts } from '../../../texts/language.tsx';
import { AddOnFields } from './add-on-fields.tsx';
import classes from './desk.module.css';
import type { ServiceDraft, ServiceField } from './service-draft.ts';
import { Ticks } from './ticks.tsx';

export type ServiceFieldsProps = {
  draft: ServiceDraft;
  faults: readonly ServiceField[];
  staff: readonly StaffMember[];
  resources: readonly Resource[];
  onChange: (part: Partial<ServiceDraft>) => void;
};

/** Everything that can be said of a service. */
export function ServiceFields({ draft, faults, staff, resources, onChange }: ServiceFieldsProps) {
  const desk = useTexts(frontDeskTexts);
  const t = desk.services;
  const line = { draft, faults, onChange };
  return (
    <>
      <Line {...line} field="name" fault="name" label={desk.name} most={80} />
      <div className={classes['row']}>
        <Line {...line} field="minutes" fault="minutes" label={t.minutes} most={4} isFigure />
        <Line {...line} field="price" fault="price" label={t.price} help={t.priceHelp} most={10} isFigure />
        <Line {...line} field="currency" fault="currency" label={t.currency} most={3} />
      </div>
      <Line {...line} field="category" label={t.category} most={60} />
      <Textarea
        label={t.description}
        description={t.descriptionHelp}
        autosize
        minRows={2}
        maxLength={500}
        value={draft.description}
        onChange={({ currentTarget }) => onChange({ description: currentTarget.value })}
      />
      <AddOnFields draft={draft} isBad={faults.includes('addOns')} onChange={(addOns) => onChange({ addOns })} />
      <TimeAround {...line} />
      {staff.length > 0 && (
        <Ticks
          legend={t.who}
          help={t.everybody}
          of={staff}
          ticked={draft.staffIds}
          onChange={(staffIds) => onChange({ staffIds })}
        />
      )}
      <Needs {...line} resources={resources} />
      <Checkbox
        label={desk.active}
        checked={draft.active}
        onChange={({ currentTarget }) => onChange({ active: currentTarget.checked })}
      />
    </>
  );
}

type Part = Pick<ServiceFieldsProps, 'draft' | 'faults' | 'onChange'>;

function TimeAround(line: Part) {
  const t = useTexts(frontDeskTexts).services;
  return (
    <>
      <fieldset className={classes['group']}>
        <legend>{t.buffers}</legend>
        <div className={classes['row']}>
          <Line {...line} field="bufferBefore" fault="bufferBefore" label={t.bufferBefore} most={3} isFigure />
          <Line {...line} field="bufferAfter" fault="bufferAfter" label={t.bufferAfter} most={3} isFigure />
        </div>
        <p className={classes['quiet']}>{t.buffersHelp}</p>
      </fieldset>
      <fieldset className={classes['group']}>
        <legend>{t.when}</legend>
        <div className={classes['row']}>
          <Line {...line} field="leadHours" fault="lead" label={t.lead} most={6} isFigure />
          <Line {...line} field="horizonDays" fault="horizon" label={t.horizon} most={3} isFigure />
        </div>
        <p className={classes['quiet']}>{t.whenHelp}</p>
      </fieldset>
    </>
  );
}

function Needs({ draft, faults, resources, onChange }: Part & Pick<ServiceFieldsProps, 'resources'>) {
  const desk = useTexts(frontDeskTexts);
  const t = desk.services;
  if (resources.length === 0 && draft.kinds === '') return null;
  return (
    <fieldset className={classes['group']}>
      <legend>{t.needs}</legend>
      <Textarea
        label={t.kinds}
        description={t.kindsHelp}
        autosize
        minRows={2}
        value={draft.kinds}
        error={faults.includes('kinds') ? desk.faults.kinds : undefined}
        onChange={({ currentTarget }) => onChange({ kinds: currentTarget.value })}
      />
      {resources.length > 0 && (
        <Ticks
          legend={t.always}
          of={resources}
          ticked={draft.resourceIds}
          onChange={(resourceIds) => onChange({ resourceIds })}
        />
      )}
    </fieldset>
  );
}

type TextPart = Exclude<keyof ServiceDraft, 'addOns' | 'staffIds' | 'resourceIds' | 'active'>;
type LineProps = Part & {
  field: TextPart;
  fault?: Exclude<ServiceField, 'addOns' | 'kinds'>;
  label: string;
  help?: string;
  most: number;
  isFigure?: boolean;
};

function Line({ draft, faults, onChange, field, fault, label, help, most, isFigure = false }: LineProps) {
  const said = useTexts(frontDeskTexts).faults;
  const isBad = fault !== undefined && faults.includes(fault) && (fault !== 'name' || draft.name !== '');
  const words = fault === 'bufferBefore' || fault === 'bufferAfter' ? said.buffer : fault && said[fault];
  return (
    <TextInput
      label={label}
      description={help}
      maxLength={most}
      autoComplete="off"
      value={draft[field]}
      error={isBad ? words : undefined}
      {...(isFigure && { inputMode: 'decimal' })}
      onChange={({ currentTarget: { value } }) =>
        onChange({ [field]: field === 'currency' ? value.toUpperCase() : value })
      }
    />
  );
}
