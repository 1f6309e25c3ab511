import { defineMessage } from 'react-intl';

export const productName = defineMessage({
  defaultMessage: 'Provisioning Keys',
  description: 'The product, never translated.',
});
