/** The sandbox's own tenant, as Entra and Graph present it. */
export const contoso = {
  id: '5f1c1d3a-8c52-4b7e-9f60-2d4a7b91c3e8',
  name: 'Contoso',
  domain: 'contoso.example',
} as const;

/** Another tenant, of which nothing but its id exists. */
export const fabrikamId = '8b7c2f4e-6d13-4a95-b0e8-1f3c5d7a9e26';

/** The app registration that the page signs in with. */
export const client = {
  id: '1f6c0e2b-37d4-4c8a-b5e9-8a2d90f4c716',
  name: 'Provisioning Keys',
} as const;

/** Home tenant of every personal account: https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference */
export const personalAccounts = '9188040d-6c67-4c5b-b112-36a304b66dad';

/** Audience of a Microsoft Graph token, which is also Graph's app id in every tenant. */
export const graphAppId = '00000003-0000-0000-c000-000000000000';

/** Where the one loopback port answers: `page` is the app, `services` is Entra and Graph, `elsewhere` has no business here. */
export type Origins = {
  readonly port: number;
  readonly page: string;
  readonly services: string;
  readonly elsewhere: string;
};

export function originsAt(port: number): Origins {
  return {
    port,
    page: `http://localhost:${port}`,
    services: `http://127.0.0.1:${port}`,
    elsewhere: `http://elsewhere.localhost:${port}`,
  };
}
