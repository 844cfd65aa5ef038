/**
 * First value of a parameter in the query of an RTMP URL, undecoded, or undefined when it is absent or empty.
 * Forms seen (srs-observed.md sections 4, 5, 8): `?a=b`, `a=b` (WHIP), `#a=b`, and old parameters joined behind new
 * ones, `?key=new?key=old`: the first is the one of this publish. `?`, `&` and `#` all separate.
 */
export function firstParameter(query: string, name: string): string | undefined {
  let from = 0;
  for (;;) {
    const at = query.indexOf(`${name}=`, from);
    if (at === -1) return undefined;
    from = at + name.length + 1;
    if (at > 0 && !isSeparator(query.charCodeAt(at - 1))) continue;
    let end = from;
    while (end < query.length && !isSeparator(query.charCodeAt(end))) end++;
    return end > from ? query.slice(from, end) : undefined;
  }
}

/** The same query for readers of `URLSearchParams`, whose `get` also gives the first value. */
export function toSearchParams(query: string): URLSearchParams {
  return new URLSearchParams(query.replace(/[?#]/g, '&'));
}

function isSeparator(code: number): boolean {
  return code === 0x3f /* ? */ || code === 0x26 /* & */ || code === 0x23; /* # */
}
