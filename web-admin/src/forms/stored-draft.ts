/**
 * What was typed and not saved, kept for this tab: a reload, a crash of the browser or an end of the sign-in loses nothing. Of
 * one person each; secrets are not kept.
 */
interface StoredDraft<Base, Draft> {
  /** What the form began with. */
  base: Base;
  draft: Draft;
}

const prefix = 'portier.draft.';

/** Undefined when there is none, or the browser keeps nothing. */
export function readDraft<Base, Draft>(key: string): StoredDraft<Base, Draft> | undefined {
  try {
    const text = sessionStorage.getItem(prefix + key);
    return text === null ? undefined : (JSON.parse(text) as StoredDraft<Base, Draft>);
  } catch {
    return undefined;
  }
}

export function writeDraft(key: string, stored: StoredDraft<unknown, unknown>): void {
  try {
    sessionStorage.setItem(prefix + key, JSON.stringify(stored));
  } catch {
    // Full or forbidden: the text is still in the page.
  }
}

export function clearDraft(key: string): void {
  try {
    sessionStorage.removeItem(prefix + key);
  } catch {
    // Nothing was kept then.
  }
}

/** When somebody signs out: the next person at this tab is another one. */
export function clearAllDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept then.
  }
}
