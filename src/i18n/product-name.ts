import { defineMessage, defineMessages } from 'react-intl';

export const productName = defineMessage({
  defaultMessage: 'Provisioning Keys',
  description: 'The product, never translated.',
});

/** Microsoft's names of its clouds, by the name used in the configuration. */
export const cloudNames = defineMessages({
  global: { defaultMessage: 'Global' },
  usgov: { defaultMessage: 'US Government (GCC High)' },
  'usgov-dod': { defaultMessage: 'US Government (DoD)' },
  china: { defaultMessage: 'China (21Vianet), verify at run time' },
});
