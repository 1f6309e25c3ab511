import { Button } from './button.tsx';
import { announce } from './announce.ts';
import { CheckmarkRegular, CopyRegular, DismissRegular } from '@fluentui/react-icons';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';

/** How long the button shows the result of the copy, in milliseconds. */
const answerTime = 2000;

const icons = { ready: <CopyRegular />, copied: <CheckmarkRegular />, forbidden: <DismissRegular /> };

type CopyButtonProps = {
  /** Read at the click, so that nothing is kept ready for it. */
  text: () => string;
  /** The result of the copy, for a caller that says more about it. */
  onAnswer?: (answer: 'copied' | 'forbidden') => void;
  size?: 'small' | 'medium';
} & (
  | { children: ReactNode }
  /** An icon alone, beside the text that it copies: its name says which. */
  | { name: string }
);

/** Copies, and says so in its own label: no toast. */
export function CopyButton({ text, onAnswer, size = 'small', ...labelled }: CopyButtonProps) {
  const intl = useIntl();
  const [state, setState] = useState<keyof typeof icons>('ready');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const words = {
    ready: undefined,
    copied: intl.formatMessage({ defaultMessage: 'Copied' }),
    forbidden: intl.formatMessage({ defaultMessage: 'The browser blocked copying' }),
  };
  const answer = (next: 'copied' | 'forbidden') => {
    setState(next);
    onAnswer?.(next);
    announce(words[next], { polite: true });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setState('ready'), answerTime);
  };
  const copy = () =>
    navigator.clipboard.writeText(text()).then(
      () => answer('copied'),
      () => answer('forbidden'),
    );
  return 'name' in labelled ? (
    <Button
      size={size}
      appearance="transparent"
      icon={icons[state]}
      aria-label={words[state] ?? labelled.name}
      title={words[state] ?? labelled.name}
      onClick={() => void copy()}
    />
  ) : (
    <Button size={size} icon={icons[state]} onClick={() => void copy()}>
      {words[state] ?? labelled.children}
    </Button>
  );
}
