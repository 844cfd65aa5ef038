import { Predictor } from './predictor.js';

describe('what was assigned', () => {
  const predictor = () => new Predictor(10_000);

  it('is missing in the measured load at once, and less with each second that is measured', () => {
    const assigned = predictor();
    for (let viewer = 0; viewer < 100; viewer++) assigned.add('north', 2_000_000, 0);
    const missing = [0, 2_500, 5_000, 9_000, 10_000].map((at) => assigned.missing('north', at) / 200e6);
    expect(missing).toEqual([1, 0.75, 0.5, expect.closeTo(0.1), 0]);
  });

  it('adds up over time and is of one candidate', () => {
    const assigned = predictor();
    assigned.add('north', 10, 0);
    assigned.add('north', 10, 5_000);
    expect(assigned.missing('north', 5_000)).toBe(15);
    expect(assigned.missing('south', 5_000)).toBe(0);
  });
});
