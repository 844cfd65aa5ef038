import type { Right } from '../../api/types.js';
import { levelOf, withCreate, withLevel, type Level } from './level.js';

describe('the level of rights', () => {
  it.each<[Right[], Level | null]>([
    [['view'], 'view'],
    [['view', 'change'], 'change'],
    [['view', 'change', 'delete'], 'own'],
    [['view', 'change', 'delete', 'create'], 'own'],
    [['view', 'delete'], null],
    [['create'], null],
  ])('%s', (rights, level) => {
    expect(levelOf(rights)).toBe(level);
  });

  it('can be chosen without touching who may create', () => {
    expect(withLevel(['view', 'create'], 'change')).toEqual(['view', 'change', 'create']);
    expect(withLevel(['create'], 'view')).toEqual(['view', 'create']);
    expect(withLevel(['view', 'create'], null)).toEqual(['create']);
  });

  it('stays when creating is allowed or not', () => {
    expect(withCreate(['view'], true)).toEqual(['view', 'create']);
    expect(withCreate(['view', 'create'], false)).toEqual(['view']);
  });
});
