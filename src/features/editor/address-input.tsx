import type { FieldControlProps } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { readNotificationSettings } from '#src/domain/credentials/notification-settings.ts';
import { ValueLine } from '#src/ui/value-box.tsx';
import type { CredentialRows } from './credential-rows.ts';
import styles from './rows.module.css';

type AddressInputProps = FieldControlProps & {
  row: string;
  rows: CredentialRows;
  onText: (text: string) => void;
  onBlur: () => void;
};

/**
 * The mail addresses within a value. They follow it in the element alone: of a controlled input React keeps the text in
 * memory, and writes it into the markup as an attribute.
 */
export function AddressInput({ row, rows, onText, onBlur, ...control }: AddressInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const { secrets } = rows;
  // The value and the element lie outside React.
  useEffect(() => {
    const element = input.current;
    if (!element) return;
    const follow = () => {
      const value = secrets.isBlank(row) ? '' : secrets.read(row);
      const text = readNotificationSettings(value)?.recipients ?? '';
      if (element.value !== text) element.value = text;
    };
    follow();
    const stop = secrets.subscribe(follow);
    return () => {
      stop();
      element.value = '';
    };
  }, [secrets, row]);
  return (
    <ValueLine
      {...control}
      masked={false}
      ref={input}
      // A field of type "email" would trim what is typed.
      inputMode="email"
      className={styles.addresses}
      onInput={({ currentTarget }) => onText(currentTarget.value)}
      onBlur={onBlur}
    />
  );
}
