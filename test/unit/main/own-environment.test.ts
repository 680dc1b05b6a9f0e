import { describe, expect, it } from 'vitest';
import { takeKeysOut } from '../../../src/main/own-environment.ts';

const given = () => ({
  PATH: '/bin',
  RENDERDESK_HOME: '/home/ann/rd',
  RENDERDESK_KEY_WORK: 'rk_canary',
  Renderdesk_Key_Home: 'rk_other',
});

describe('the environment of the desktop app', () => {
  it('holds no key once the app has taken them, and everything else', () => {
    const environment: NodeJS.ProcessEnv = given();
    const own = takeKeysOut(environment);
    expect(environment).toEqual({ PATH: '/bin', RENDERDESK_HOME: '/home/ann/rd' });
    expect(own.all).toEqual(given());
  });

  it('holds them again for another start of the app', () => {
    const environment: NodeJS.ProcessEnv = given();
    takeKeysOut(environment).putKeysBack();
    expect(environment).toEqual(given());
  });
});
