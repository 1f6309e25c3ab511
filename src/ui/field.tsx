import { ChevronDownRegular, DiamondDismiss12Filled } from '@fluentui/react-icons';
import { type ComponentProps, type ReactNode, useId } from 'react';
import styles from './field.module.css';

/** What connects a control with its label and its messages. */
export type FieldControlProps = Pick<
  ComponentProps<'input'>,
  'id' | 'aria-labelledby' | 'aria-describedby' | 'aria-invalid' | 'aria-required'
>;

type FieldProps = {
  label: ReactNode;
  labelClass?: string | undefined;
  /** Where the control has an id of its own. */
  htmlFor?: string;
  hint?: ReactNode;
  /** Makes the control invalid, and is read out when it appears. */
  validationMessage?: ReactNode;
  /** For a control whose problem is said elsewhere. */
  invalid?: boolean;
  required?: boolean;
  className?: string | undefined;
  children: (control: FieldControlProps & { id: string }) => ReactNode;
};

/**
 * A control with its label, and with what there is to say about it. Fluent's Field, Input, Select and Switch are 10 kB of
 * brotli beyond what a page has of Fluent already.
 */
export function Field(props: FieldProps) {
  const {
    label,
    labelClass = '',
    htmlFor,
    hint,
    validationMessage,
    required = false,
    className = '',
  } = props;
  const id = useId();
  const invalid = props.invalid ?? Boolean(validationMessage);
  const control = htmlFor ?? `${id}-control`;
  const described = [validationMessage ? `${id}-problem` : '', hint ? `${id}-hint` : ''].filter(Boolean);
  return (
    <div className={`${styles.field} ${className}`}>
      <label id={`${id}-label`} htmlFor={control} className={`${styles.label} ${labelClass}`}>
        {label}
        {required && (
          <span aria-hidden="true" className={styles.required}>
            *
          </span>
        )}
      </label>
      {props.children({
        id: control,
        'aria-labelledby': `${id}-label`,
        ...(described.length > 0 && { 'aria-describedby': described.join(' ') }),
        ...(invalid && { 'aria-invalid': true }),
        ...(required && { 'aria-required': true }),
      })}
      {validationMessage && (
        <div id={`${id}-problem`} role="alert" className={`${styles.more} ${styles.problem}`}>
          <span className={styles.icon}>
            <DiamondDismiss12Filled />
          </span>
          {validationMessage}
        </div>
      )}
      {hint && (
        <div id={`${id}-hint`} className={styles.more}>
          {hint}
        </div>
      )}
    </div>
  );
}

/** A text box in Fluent's dress, for what is no secret. */
export function Input(props: ComponentProps<'input'>) {
  return (
    <span className={styles.box}>
      <input {...props} className={styles.input} />
    </span>
  );
}

/** The browser's own list of choices in Fluent's dress. */
export function Select(props: ComponentProps<'select'>) {
  return (
    <span className={styles.box}>
      <select {...props} className={styles.select} />
      <span className={styles.chevron}>
        <ChevronDownRegular />
      </span>
    </span>
  );
}
