import type { Stream } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { Section } from '../../parts/Section.js';
import { Sharing } from './Sharing.js';

/** Tab of the stream page. */
export function SharingTab({ stream }: { stream: Stream }) {
  const t = useTexts();
  return (
    <Section title={t.sharing.title} hint={t.sharing.streamHint(stream.application)}>
      <Sharing noun="streams" id={stream.id} />
    </Section>
  );
}
