import { TextInput } from '@mantine/core';
import { Link } from 'wouter';

import type { ModelSettings } from '#contract/model.ts';
import { useCommandMutation } from '../../../client/use-command.ts';
import { useEdit, type Editing } from '../../../client/use-edit.ts';
import type { Clash } from '../../../shop/form/changed-elsewhere.tsx';
import type { Words } from '../../../texts/catalogue.ts';
import { useErrorWords } from '../../../texts/error-words.ts';
import { useTexts } from '../../../texts/language.tsx';
import type { modelEn } from '../../../texts/model.en.ts';
import { modelTexts } from '../../../texts/model.ts';
import { Section } from '../../../ui/section.tsx';
import { StatusDot, type Tone } from '../../../ui/status-dot.tsx';
import { useToast } from '../../../ui/toasts.tsx';
import { SaveBar } from '../save-bar.tsx';
import { modelParts, toModelChange, toModelDraft, type ModelDraft } from './model-draft.ts';
import classes from './model.module.css';

type Texts = Words<typeof modelEn>['where'];

/** Where the model is and what it is called, and whether words leave this computer for it. */
export function WhereSection({ model }: { model: ModelSettings }) {
  const t = useTexts(modelTexts).where;
  const words = useErrorWords();
  const say = useToast();
  const edit = useEdit<ModelDraft>({ name: 'model', saved: toModelDraft(model), parts: modelParts });
  const saving = useCommandMutation('model.save', { refreshes: ['model.get', 'model.list', 'settings.get'] });

  function save(): void {
    const sent = edit.sending();
    const onSuccess = (answer: ModelSettings): void => {
      edit.wasSaved(sent, toModelDraft(answer));
      say({ text: t.saved });
    };
    saving.mutate(toModelChange(sent), { onSuccess });
  }
  function change(next: Partial<ModelDraft>): void {
    saving.reset();
    edit.change({ ...edit.value, ...next });
  }

  return (
    <Section title={t.title}>
      <Whither model={model} t={t} />
      <div className={classes['fields']}>
        <Field part="baseUrl" label={t.address} help={t.addressHelp} {...{ edit, model, t }} onType={change} />
        <Field part="name" label={t.name} help={t.nameHelp} {...{ edit, model, t }} onType={change} />
        <Key of={model.key} t={t} />
      </div>
      <SaveBar
        isUnsaved={edit.isUnsaved}
        isBusy={saving.isPending}
        clashes={edit.clashes.map(([part]) => clashOf(part, edit, model, t))}
        failure={saving.error && words(saving.error)}
        onSave={save}
        onDiscard={() => {
          saving.reset();
          edit.discard();
        }}
      />
    </Section>
  );
}

function Whither({ model: { isHere, name }, t }: { model: ModelSettings; t: Texts }) {
  const [tone, words]: [Tone, string] =
    isHere === null || name === null ? ['quiet', t.none] : isHere ? ['quiet', t.isHere] : ['warn', t.isElsewhere];
  return (
    <p className={classes['state']}>
      <StatusDot tone={tone} />
      <span>{words}</span>
    </p>
  );
}

type FieldProps = {
  part: keyof ModelDraft;
  label: string;
  help: string;
  edit: Editing<ModelDraft>;
  model: ModelSettings;
  t: Texts;
  onType: (next: Partial<ModelDraft>) => void;
};

function Field({ part, label, help, edit: { value }, model: { setBy }, t, onType }: FieldProps) {
  const lock = setBy[part];
  return (
    <TextInput
      label={label}
      description={lock === null ? help : t.lockedBy(lock)}
      value={value[part]}
      readOnly={lock !== null}
      maxLength={part === 'name' ? 200 : 500}
      inputMode={part === 'name' ? 'text' : 'url'}
      autoComplete="off"
      spellCheck={false}
      onChange={({ currentTarget }) => onType({ [part]: currentTarget.value })}
    />
  );
}

function Key({ of, t }: { of: ModelSettings['key']; t: Texts }) {
  const isHeldBack = of === 'elsewhere' || of === 'unaddressed';
  return (
    <p className={classes[isHeldBack ? 'state' : 'quiet']}>
      {isHeldBack && <StatusDot tone="warn" />}
      <span>
        {`${t.key}: ${t.keyStates[of]} ${isHeldBack ? '' : `${t.keyHelp} `}`}
        {of !== 'unaddressed' && <Link href="/settings/secrets">{t.toSecrets}</Link>}
      </span>
    </p>
  );
}

function clashOf(part: keyof ModelDraft, edit: Editing<ModelDraft>, model: ModelSettings, t: Texts): Clash {
  return {
    ...{ id: part, label: part === 'name' ? t.name : t.address, theirs: model[part] ?? '' },
    choose: (whose) => edit.choose([part], whose),
  };
}
