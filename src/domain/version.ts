import { version as packaged } from '#package.json';

/** Of this page, for support: what is reported must be found again. */
export const version: string = packaged;
