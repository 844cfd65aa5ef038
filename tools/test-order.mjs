import TestSequencer from '@jest/test-sequencer';

/**
 * Those that take longest, longest first (seconds on two cores, 2026-11): a file that is not named takes less than the last of them.
 * A line too many or too few only costs time.
 */
const longest = [
  'concierge/src/adversity.service-spec.ts', // 129
  'test/e2e/pages.e2e-spec.ts', // 107
  'concierge/src/concierge.service-spec.ts', // 84
  'director/src/watch-page.service-spec.ts', // 62
  'test/support/cluster.e2e-spec.ts', // 47
  'concierge/src/runner/hls.service-spec.ts', // 45
  'concierge/src/runner/replicas.service-spec.ts', // 38
  'portier/src/replicas.service-spec.ts', // 36
  'concierge/src/media.service-spec.ts', // 35
  'srs-hooks/src/survival.service-spec.ts', // 33
  'portier/src/leases/moves.service-spec.ts', // 31
  'concierge/src/runner/adversity.service-spec.ts', // 30
  'portier/src/leases/outage.service-spec.ts', // 27
  'portier/src/legacy/restreaming.service-spec.ts', // 25
  'portier/src/outage.service-spec.ts', // 20
  'kit/src/feeds/feed.loop.spec.ts', // 8
  'concierge/src/probes/target-probe.client.spec.ts', // 6
  'srs-hooks/src/srs/srs.controller.spec.ts', // 4
  'portier/src/publications/publications.property.spec.ts', // 3
];

/**
 * In which order jest starts test files: a long one that began last would run alone while the other core has nothing to do. Jest
 * knows times only of earlier runs in the same folder, and a fresh clone has none.
 */
export default class TestOrder extends TestSequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const at = longest.findIndex((end) => path.endsWith(end));
      return at === -1 ? longest.length : at;
    };
    return super.sort(tests).sort((one, other) => rank(one) - rank(other));
  }
}
