import { useList } from '../../api/lists.js';
import type { AuditEntry, Stream } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { Section } from '../../parts/Section.js';
import { AuditTable } from './AuditTable.js';

/** What was changed on a stream and what belongs to it. */
export function AuditTab({ stream }: { stream: Stream }) {
  const t = useTexts();
  const list = useList<AuditEntry>('audit', { streamId: stream.id });
  return (
    <Section title={t.audit.title} hint={t.audit.ofStreamHint} isFlush>
      <AuditTable list={list} isOfStream />
    </Section>
  );
}
