import { Button } from './button.tsx';
import type { FieldControlProps } from './field.tsx';
import { EyeOffRegular, EyeRegular } from '@fluentui/react-icons';
import { type ClipboardEvent, type DragEvent, type ReactNode, useRef, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import type { SecretElement, SecretFields } from './secret-fields.ts';
import styles from './secret-input.module.css';
import { ValueArea, ValueLine } from './value-box.tsx';

/** Why a text was not taken: the field would have changed it in silence. */
export type RefusedText = 'carriage-return' | 'nul';

type SecretInputProps = FieldControlProps & {
  fields: SecretFields;
  /** Which of the fields this is. */
  field: string;
  /** Masked values can be revealed; all others are readable from the start. */
  masked: boolean;
  /** Names of the button that shows and hides, with what it shows. */
  revealLabel: string;
  hideLabel: string;
  /** What a single-line field would do to a text. */
  riskOf: (text: string) => 'none' | 'line-breaks' | RefusedText;
  /** `whole`: what the field would hold if its line ends were plain ones. It is a secret: use it at once or let it go. */
  onRefused: (why: RefusedText, whole: string) => void;
  onEdited: () => void;
  onBlur?: () => void;
  placeholder?: string;
  /** Stands within the field, and only while the field holds something. */
  action?: ReactNode;
};

/**
 * A field whose value lives in the element alone (uncontrolled, never Fluent's Input, which keeps a copy in
 * React state) and that holds exactly what was given: a text with line breaks turns it into a text area,
 * and what neither can hold is refused aloud.
 */
export function SecretInput(props: SecretInputProps) {
  const {
    fields,
    field,
    masked,
    revealLabel,
    hideLabel,
    riskOf,
    onRefused,
    onEdited,
    onBlur,
    action,
    ...control
  } = props;
  const { shape, revealed, version } = useSyncExternalStore(fields.subscribe, () => fields.state(field));
  const frame = useRef<HTMLDivElement>(null);

  const take = (event: ClipboardEvent<SecretElement> | DragEvent<SecretElement>, data: DataTransfer) => {
    const text = data.getData('text/plain');
    const risk = riskOf(text);
    if (risk === 'none' || (risk === 'line-breaks' && shape === 'area')) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const start = selectionStart ?? value.length;
    // No regular expression: the engine keeps the last text that one matched alive in memory.
    const plain = text.split('\r\n').join('\n').split('\r').join('\n');
    const whole = value.slice(0, start) + plain + value.slice(selectionEnd ?? start);
    if (risk !== 'line-breaks') {
      onRefused(risk, whole);
      return;
    }
    flushSync(() => fields.write(field, whole));
    const area = frame.current?.querySelector('textarea');
    area?.focus();
    area?.setSelectionRange(start + plain.length, start + plain.length);
    onEdited();
  };

  const shared = {
    ...control,
    masked: masked && !revealed,
    // For the style sheet, which asks whether the field is empty.
    placeholder: props.placeholder ?? ' ',
    onPaste: (event: ClipboardEvent<SecretElement>) => take(event, event.clipboardData),
    onDrop: (event: DragEvent<SecretElement>) => take(event, event.dataTransfer),
    onInput: () => {
      fields.edited(field);
      onEdited();
    },
    ...(onBlur ? { onBlur } : {}),
  };
  const room = action ? (masked ? styles.two : styles.one) : masked ? styles.one : '';
  return (
    <div className={styles.frame} ref={frame}>
      {shape === 'line' ? (
        <ValueLine key={version} {...shared} ref={fields.ref(field)} className={`${styles.field} ${room}`} />
      ) : (
        <ValueArea
          key={version}
          {...shared}
          ref={fields.ref(field)}
          rows={4}
          className={`${styles.field} ${styles.area} ${room}`}
        />
      )}
      {action && <span className={masked ? styles.action : styles.onlyAction}>{action}</span>}
      {masked && (
        <Button
          appearance="transparent"
          className={styles.reveal}
          icon={revealed ? <EyeOffRegular /> : <EyeRegular />}
          aria-label={revealed ? hideLabel : revealLabel}
          onClick={() => (revealed ? fields.conceal(field) : fields.reveal(field))}
        />
      )}
    </div>
  );
}
