import { Button } from '@mantine/core';

import { useTexts } from '../../texts/language.tsx';
import { shopFormTexts } from '../../texts/shop-form.ts';
import { Group } from '../../shop/form/group.tsx';
import { SecretVariables } from './secret-variables.tsx';
import type { VariableDraft } from '../../shop/form/shop-draft.ts';
import type { ShopFields } from '../../shop/form/shop-fields.ts';
import classes from '../../shop/form/shop-form.module.css';
import { VariableRow } from './variable-row.tsx';

/** Every further variable that the agent uses, and the secret ones. */
export function ShopVariables({ form }: { form: ShopFields }) {
  const t = useTexts(shopFormTexts);
  const { variables } = form.draft;
  const problemAt = (field: string): string | undefined => {
    const problem = form.problems.get(field);
    return problem && t.problems[problem];
  };
  const put = (at: number, next: VariableDraft): void =>
    form.change({ variables: variables.map((other, row) => (row === at ? next : other)) });
  return (
    <Group title={t.groups.variables} help={t.groups.variablesHelp}>
      {variables.map((variable, row) => (
        <VariableRow
          key={row}
          row={row + 1}
          variable={variable}
          nameProblem={problemAt(`variables.${row}`)}
          valueProblem={problemAt(`values.${row}`)}
          onChange={(next) => put(row, next)}
          onDrop={() => form.change({ variables: variables.filter((_, at) => at !== row) })}
        />
      ))}
      <Button
        variant="default"
        size="sm"
        className={classes['start'] ?? ''}
        onClick={() => form.change({ variables: [...variables, { name: '', kind: 'text', value: '' }] })}
      >
        {t.variables.add}
      </Button>
      <SecretVariables form={form} />
    </Group>
  );
}
