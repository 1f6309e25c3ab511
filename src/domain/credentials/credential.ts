export type Credential = { key: string; value: string };
