import { Field, Input } from './field.tsx';
import type { ReactElement } from 'react';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';

type TextFieldProps<Values extends FieldValues> = {
  control: Control<Values>;
  name: FieldPath<Values>;
  label: string;
  hint: ReactElement;
  /** Says what is wrong with the text, or nothing. */
  check: (text: string) => string | undefined;
};

/** A text field of a form. It shows what the form holds. */
export function TextField<Values extends FieldValues>(props: TextFieldProps<Values>) {
  const { control, name, label, hint, check } = props;
  const {
    field: { ref, value, onChange, onBlur },
    fieldState,
  } = useController({
    control,
    name,
    rules: { validate: (text: string) => check(text) ?? true },
  });
  return (
    <Field
      label={label}
      hint={hint}
      required
      {...(fieldState.error?.message ? { validationMessage: fieldState.error.message } : {})}
    >
      {(box) => (
        <Input
          {...box}
          ref={ref}
          value={value}
          onChange={onChange}
          onBlur={onBlur}
          autoComplete="off"
          spellCheck={false}
          dir="ltr"
        />
      )}
    </Field>
  );
}
