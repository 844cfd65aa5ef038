import { bodyOf, draftOf, newEdge } from './edge-draft.js';

it('a new edge asks for nothing but its name and address', () => {
  const typed = { ...draftOf(newEdge), name: ' hall-2 ', baseUrl: ' https://edge.example.com ' };
  expect(bodyOf(typed)).toEqual({
    ...{ name: 'hall-2', baseUrl: 'https://edge.example.com', region: null, weight: 1 },
    ...{ capacityBitsPerSecond: null, capacitySessions: null },
  });
});

it('a saved edge shown in the form and saved again stays as it is', () => {
  const saved = {
    ...{ name: 'e1', baseUrl: 'http://127.0.0.1:8082', region: 'eu', capacityBitsPerSecond: 2_500_000_000 },
    ...{ capacitySessions: 4_000, weight: 0.5, version: 3 },
  };
  const { version: _, ...configured } = saved;
  expect(draftOf(saved).capacityMegabits).toBe(2_500);
  expect(bodyOf(draftOf(saved))).toEqual(configured);
});
