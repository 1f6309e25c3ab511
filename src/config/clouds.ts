export type CloudName = 'global' | 'usgov' | 'usgov-dod' | 'china';

export type Cloud = {
  name: CloudName;
  loginOrigin: string;
  graphOrigin: string;
  /** Microsoft's own pages disagree on whether this cloud offers the call. */
  verifyAtRunTime: boolean;
};

/**
 * Hosts: https://learn.microsoft.com/graph/deployments.
 * China's login host is the one that MSAL itself talks to for that cloud, so that the policy header can name it.
 */
export const clouds: Readonly<Record<CloudName, Cloud>> = {
  global: {
    name: 'global',
    loginOrigin: 'https://login.microsoftonline.com',
    graphOrigin: 'https://graph.microsoft.com',
    verifyAtRunTime: false,
  },
  usgov: {
    name: 'usgov',
    loginOrigin: 'https://login.microsoftonline.us',
    graphOrigin: 'https://graph.microsoft.us',
    verifyAtRunTime: false,
  },
  'usgov-dod': {
    name: 'usgov-dod',
    loginOrigin: 'https://login.microsoftonline.us',
    graphOrigin: 'https://dod-graph.microsoft.us',
    verifyAtRunTime: false,
  },
  china: {
    name: 'china',
    loginOrigin: 'https://login.partner.microsoftonline.cn',
    graphOrigin: 'https://microsoftgraph.chinacloudapi.cn',
    verifyAtRunTime: true,
  },
};
