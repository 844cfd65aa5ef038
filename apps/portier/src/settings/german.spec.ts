import { germanSettings } from '../../../../web-admin/src/i18n/de/settings.js';
import { portierConfig } from '../config.js';

describe('what the settings of portier mean', () => {
  const said = Object.values(portierConfig.shape).map(({ description }) => description ?? '');

  it('is there in German', () => {
    expect(said.filter((text) => germanSettings[text] === undefined)).toEqual([]);
  });

  it('is translated only where it exists', () => {
    expect(Object.keys(germanSettings).filter((text) => !said.includes(text))).toEqual([]);
  });
});
