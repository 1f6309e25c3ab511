import { Button, type FieldControlProps } from '@fluentui/react-components';
import { EyeOffRegular, EyeRegular } from '@fluentui/react-icons';
import { type ClipboardEvent, type DragEvent, type RefCallback, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import styles from './secret-input.module.css';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Why a text was not taken: the field would have changed it in silence. */
export type RefusedText = 'carriage-return' | 'nul';

type SecretInputProps = FieldControlProps & {
  fieldRef: RefCallback<Field>;
  /** Masked values can be revealed; all others are readable from the start. */
  masked: boolean;
  /** Names of the button that shows and hides, with what it shows. */
  revealLabel: string;
  hideLabel: string;
  /** What a single-line field would do to a text. */
  riskOf: (text: string) => 'none' | 'line-breaks' | RefusedText;
  onRefused: (why: RefusedText) => void;
  onEdited: () => void;
};

/** Password managers, spell checkers, translators and session files all keep copies: each is told to stay away. */
const keepOut = {
  autoComplete: 'off',
  spellCheck: false,
  autoCapitalize: 'none',
  autoCorrect: 'off',
  dir: 'ltr',
  translate: 'no',
  'data-1p-ignore': true,
  'data-bwignore': true,
  'data-lpignore': 'true',
  'data-form-type': 'other',
} as const;

/**
 * A field whose value lives in the element alone (uncontrolled, never Fluent's Input, which keeps a copy in
 * React state) and that holds exactly what was given: a text with line breaks turns it into a text area,
 * and what neither can hold is refused aloud.
 */
export function SecretInput(props: SecretInputProps) {
  const { fieldRef, masked, revealLabel, hideLabel, riskOf, onRefused, onEdited, ...control } = props;
  const [lines, setLines] = useState<'one' | 'many'>('one');
  const [revealed, setRevealed] = useState(false);
  const frame = useRef<HTMLDivElement>(null);

  const take = (event: ClipboardEvent<Field> | DragEvent<Field>, data: DataTransfer) => {
    const text = data.getData('text/plain');
    const risk = riskOf(text);
    if (risk === 'carriage-return' || risk === 'nul') {
      event.preventDefault();
      onRefused(risk);
    } else if (risk === 'line-breaks' && lines === 'one') {
      event.preventDefault();
      const { value, selectionStart, selectionEnd } = event.currentTarget;
      const start = selectionStart ?? value.length;
      const whole = value.slice(0, start) + text + value.slice(selectionEnd ?? start);
      flushSync(() => setLines('many'));
      const area = frame.current?.querySelector('textarea');
      if (!area) return;
      area.value = whole;
      area.focus();
      area.setSelectionRange(start + text.length, start + text.length);
      onEdited();
    }
  };

  const field = {
    ...control,
    ...keepOut,
    onPaste: (event: ClipboardEvent<Field>) => take(event, event.clipboardData),
    onDrop: (event: DragEvent<Field>) => take(event, event.dataTransfer),
    onInput: onEdited,
  };
  const hidden = masked && !revealed;
  return (
    <div className={styles.frame} ref={frame}>
      {lines === 'one' ? (
        <input
          {...field}
          ref={fieldRef}
          type={hidden ? 'password' : 'text'}
          className={masked ? `${styles.field} ${styles.withButton}` : styles.field}
        />
      ) : (
        <textarea
          {...field}
          ref={fieldRef}
          rows={4}
          className={`${styles.field} ${styles.area} ${hidden ? styles.hidden : ''}`}
        />
      )}
      {masked && (
        <Button
          appearance="transparent"
          className={styles.reveal}
          icon={revealed ? <EyeOffRegular /> : <EyeRegular />}
          aria-label={revealed ? hideLabel : revealLabel}
          onClick={() => setRevealed(!revealed)}
        />
      )}
    </div>
  );
}
