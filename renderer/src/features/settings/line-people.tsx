import { Button, Checkbox, TextInput } from '@mantine/core';

import { useTexts } from '../../texts/language.tsx';
import { linesTexts } from '../../texts/lines.ts';
import { nobodyYet, type PersonDraft } from './line-draft.ts';
import classes from './lines-section.module.css';

type Props = { people: readonly PersonDraft[]; isBad: boolean; onChange: (people: readonly PersonDraft[]) => void };

const MOST_PEOPLE = 10;

/** Who of the shop can take a call. A number that is kept is never shown, only replaced. */
export function LinePeople({ people, isBad, onChange }: Props) {
  const t = useTexts(linesTexts).people;
  const changed = (id: string, part: Partial<PersonDraft>): void =>
    onChange(people.map((person) => (person.id === id ? { ...person, ...part } : person)));
  return (
    <fieldset className={classes['group']}>
      <legend>{t.title}</legend>
      <p className={classes['quiet']}>{t.help}</p>
      {people.map((person) => (
        <Person
          key={person.id}
          person={person}
          onChange={(part) => changed(person.id, part)}
          onRemove={() => onChange(people.filter(({ id }) => id !== person.id))}
        />
      ))}
      {isBad && <p role="status">{t.bad}</p>}
      {people.length < MOST_PEOPLE && (
        <Button
          variant="default"
          className={classes['add'] ?? ''}
          onClick={() => onChange([...people, nobodyYet(crypto.randomUUID())])}
        >
          {t.add}
        </Button>
      )}
    </fieldset>
  );
}

type PersonProps = { person: PersonDraft; onChange: (part: Partial<PersonDraft>) => void; onRemove: () => void };

function Person({ person, onChange, onRemove }: PersonProps) {
  const t = useTexts(linesTexts).people;
  return (
    <div className={classes['person']} role="group" aria-label={person.name}>
      <div className={classes['row']}>
        <TextInput
          label={t.name}
          maxLength={80}
          value={person.name}
          onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
        />
        <TextInput
          label={t.phone}
          type="tel"
          maxLength={40}
          autoComplete="off"
          placeholder={person.maskedNumber === null ? '' : t.kept(person.maskedNumber)}
          value={person.number}
          onChange={({ currentTarget }) => onChange({ number: currentTarget.value })}
        />
        <TextInput
          label={t.when}
          placeholder={t.whenHelp}
          maxLength={200}
          value={person.when}
          onChange={({ currentTarget }) => onChange({ when: currentTarget.value })}
        />
      </div>
      <div className={classes['row']}>
        <Checkbox
          label={t.rings}
          checked={person.rings}
          onChange={({ currentTarget }) => onChange({ rings: currentTarget.checked })}
        />
        <Button variant="subtle" onClick={onRemove}>
          {t.remove(person.name)}
        </Button>
      </div>
    </div>
  );
}
