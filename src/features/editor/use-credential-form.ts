import { useEffect, useRef, useState } from 'react';
import { useFieldArray, useForm } from 'react-hook-form';
import { connectorOf } from '#src/domain/connectors/connectors.ts';
import { classOf } from '#src/domain/keys/keys.ts';
import type { Target } from '#src/domain/target.ts';
import { useSecretFields } from '#src/ui/use-secret-fields.ts';
import { rowsOfConnector } from './connector-rows.ts';
import { createCredentialRows } from './create-credential-rows.ts';
import type { CredentialFormValues, CredentialRowValues } from '#src/domain/credentials/credential-row.ts';
import { credentialResolver } from './credential-resolver.ts';
import { createSpentCodes } from './spent-codes.ts';

/** The form of one target: keys as form state, the values beside it in their own inputs. */
export function useCredentialForm(target: Target) {
  const secrets = useSecretFields();
  const [connector, setConnector] = useState(() => connectorOf(target)?.id);
  const [begin] = useState(() => rowsOfConnector(connector, secrets));
  const [spent] = useState(() => createSpentCodes(secrets));
  const form = useForm<CredentialFormValues>({
    defaultValues: { credentials: begin },
    resolver: credentialResolver((row) => (secrets.isBlank(row) ? '' : secrets.read(row)), spent.has),
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
  });
  const { fields, ...operations } = useFieldArray({ control: form.control, name: 'credentials' });
  const [rows] = useState(() => createCredentialRows(form, secrets, operations));
  // What nobody has typed, and what has been accepted, is not lost by leaving.
  const calm = useRef(0);
  useEffect(() => {
    calm.current = secrets.edits();
  }, [secrets]);
  const { errors, submitCount: attempt } = form.formState;
  return {
    rows,
    fields,
    errors,
    /** How often a review has been tried. */
    attempt,
    connector,
    choose: (chosen: string | undefined) => {
      setConnector(chosen);
      rows.begin(chosen);
    },
    /** Whether leaving would lose values. */
    hasTyped: () => secrets.edits() !== calm.current && rows.holdTyped(),
    /** Nobody knows what became of these rows: a one-time code among them must not be sent again. */
    maybeUsed: spent.add,
    /** Graph has taken these rows: their secrets go, all else stays. */
    accepted: (sent: readonly CredentialRowValues[]) => {
      secrets.clear(sent.filter(({ key }) => classOf(key) === 'secret').map(({ row }) => row));
      form.reset(undefined, { keepValues: true });
      calm.current = secrets.edits();
    },
  };
}
