import type { Edge } from '../../api/types.js';

/** An edge as the form holds it: numbers are what was typed, the line in Mbit/s. */
export interface EdgeDraft {
  name: string;
  baseUrl: string;
  region: string;
  capacityMegabits: number | string;
  capacitySessions: number | string;
  weight: number | string;
}

type Configured = Pick<
  Edge,
  'name' | 'baseUrl' | 'region' | 'capacityBitsPerSecond' | 'capacitySessions' | 'weight' | 'version'
>;

/** What the form of a new edge begins with. */
export const newEdge: Configured = {
  ...{ name: '', baseUrl: '', region: null, capacityBitsPerSecond: null, capacitySessions: null, weight: 1 },
  version: 0,
};

export function draftOf({ name, baseUrl, region, capacityBitsPerSecond, capacitySessions, weight }: Configured) {
  const draft: EdgeDraft = {
    ...{ name, baseUrl, region: region ?? '', capacitySessions: capacitySessions ?? '', weight },
    capacityMegabits: capacityBitsPerSecond === null ? '' : capacityBitsPerSecond / 1e6,
  };
  return draft;
}

/** Body of the request. */
export function bodyOf({ name, baseUrl, region, capacityMegabits, capacitySessions, weight }: EdgeDraft) {
  return {
    name: name.trim(),
    baseUrl: baseUrl.trim(),
    region: region.trim() === '' ? null : region.trim(),
    capacityBitsPerSecond: capacityMegabits === '' ? null : Math.round(Number(capacityMegabits) * 1e6),
    capacitySessions: capacitySessions === '' ? null : Number(capacitySessions),
    weight: weight === '' ? 1 : Number(weight),
  };
}
