import type { UseFormReturn } from 'react-hook-form';
import type { CredentialFormValues } from '#src/domain/credentials/credential-row.ts';

/**
 * To be called after every change of the rows. From the first attempt on every problem is named, and goes when it is
 * mended; before, nobody is nagged, and only what one key says of another stays true.
 */
export function judgeRows(form: UseFormReturn<CredentialFormValues>): void {
  const keys = form
    .getValues('credentials')
    .flatMap(({ key }, index) => (key === '' ? [] : [`credentials.${index}.key` as const]));
  void form.trigger(form.formState.submitCount > 0 ? undefined : keys);
}
