/** What the words in a task's `reason` mean, one sentence each. The admin pages have their own, in the reader's language. */
const sentences: Readonly<Record<string, string>> = {
  no_agent: 'No agent is online that takes work; start one, or activate one that drains.',
  no_agent_with_skills: 'No agent that is online can do this; see what the task needs and what the agents have.',
  no_agent_with_labels: 'No agent that is online has the labels this configuration asks for.',
  no_other_agent: 'Each replica needs an agent of its own, and all that could run this one run another already.',
  no_free_slot: 'Every agent that could run it is full; it starts as soon as a slot is free.',
  waits_for_predecessor: 'Its predecessor has not stopped yet; its target takes one at a time.',
  successor_starting: 'Its successor is starting on another agent; it stops when that one runs.',
  stopping: 'The agent is stopping it.',
  agents_failing: 'Several agents in a row could not run it by their own fault; see its runs, then try again.',
  lease_expired: 'Its agent fell silent; another one takes over.',
  agent_removed: 'Its agent was removed; another one takes over.',
  agent_forgot: 'Its agent came back without it; it is started anew.',
  handed_over: 'Its agent is stopping and gave it back.',
  retry_requested: 'Somebody asked to try again.',
  moved: 'Another agent runs it now.',
  changed: 'Its configuration or publication changed; a new task takes its place.',
  removed: 'Its configuration or stream was removed or switched off.',
  ended: 'The stream ended.',
};

/** One sentence for a reason, or null for a word that speaks for itself (the code of an error, which has its own). */
export function sentenceOf(reason: string | null): string | null {
  return reason === null ? null : (sentences[reason] ?? null);
}
