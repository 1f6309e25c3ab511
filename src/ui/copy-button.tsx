import { Button, useAnnounce } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import { useIntl } from 'react-intl';

/** How long the label says what became of the copy, in milliseconds. */
const answerTime = 2000;

type CopyButtonProps = {
  /** Read at the click, so that nothing is kept ready for it. */
  text: () => string;
  children: ReactNode;
  /** Where the visible label alone does not say what is copied. */
  label?: string;
  appearance?: 'secondary' | 'transparent';
  size?: 'small' | 'medium';
};

/** Copies, and says so in its own label: no toast. */
export function CopyButton({
  text,
  children,
  label,
  appearance = 'secondary',
  size = 'small',
}: CopyButtonProps) {
  const intl = useIntl();
  const { announce } = useAnnounce();
  const [answer, setAnswer] = useState<string>();
  const copy = async () => {
    let said: string;
    try {
      await navigator.clipboard.writeText(text());
      said = intl.formatMessage({ defaultMessage: 'Copied' });
    } catch {
      said = intl.formatMessage({ defaultMessage: 'The browser forbids copying' });
    }
    setAnswer(said);
    announce(said, { polite: true });
    setTimeout(() => setAnswer(undefined), answerTime);
  };
  return (
    <Button
      size={size}
      appearance={appearance}
      icon={<CopyRegular />}
      aria-label={answer ?? label}
      onClick={() => void copy()}
    >
      {answer ?? children}
    </Button>
  );
}
