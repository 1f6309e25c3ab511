import { useWatch } from 'react-hook-form';
import type { CredentialRows } from './credential-rows.ts';
import { focusField } from './field-id.ts';
import { startOf } from './default-setting.ts';

/** The ways into the form from elsewhere on the page, by key. */
export type RowLinks = {
  keys: readonly string[];
  /** To the value of the key, where the form has it. */
  goTo: (key: string) => void;
  /** Gives the key a row, or goes to the one that there is. `stored`: its value where Graph shows it. */
  replace: (key: string, stored?: string) => void;
  /** Takes the key's row away; it can be undone. */
  keep: (key: string) => void;
};

export function useRowLinks(rows: CredentialRows): RowLinks {
  const keys = useWatch({ control: rows.form.control, name: 'credentials' }).map(({ key }) => key);
  const find = (key: string) => rows.list().find((values) => values.key === key);
  const goTo = (key: string) => {
    const present = find(key);
    if (present) focusField(present.row, 'value');
  };
  return {
    keys,
    goTo,
    replace(key, stored) {
      if (!find(key)) rows.apply([{ row: undefined, key, value: startOf(key, stored) }]);
      goTo(key);
    },
    keep(key) {
      const present = find(key);
      if (present) rows.remove(present.row, 'stay');
    },
  };
}
