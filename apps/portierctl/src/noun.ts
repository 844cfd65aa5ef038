import type { Column } from './table.js';

/** An option of `list` that narrows it: flags of the option and the query it becomes. */
export interface Filter {
  flags: string;
  description: string;
  query: string;
}

/** What can be listed and shown the same way as everything else. */
export interface Noun<Item = never> {
  command: string;
  aliases?: readonly string[];
  one: string;
  description: string;
  /** Path of the list; of one thing: with its id behind. */
  path: string;
  columns: readonly Column<Item>[];
  filters: readonly Filter[];
  /** There is a route for one of them. */
  canShow?: boolean;
  canDelete?: boolean;
  /** Ids are names that people gave. */
  isById?: boolean;
  /** They have names although their list cannot be searched; it is short. */
  isNamed?: boolean;
}

/** Of nouns whose list can be searched: things can be named by their names. */
export const search = (what: string): Filter => ({
  flags: '--search <text>',
  description: `only those with this text in ${what}`,
  query: 'search',
});
export const ofStream: Filter = {
  flags: '--stream <stream>',
  description: 'only those of this stream (name or id)',
  query: 'streamId',
};

/** How a list may be sorted. */
export const sortedBy = (columns: string): Filter => ({
  flags: '--sort <column>',
  description: `${columns}; "-" before it: the other way round`,
  query: 'sort',
});
