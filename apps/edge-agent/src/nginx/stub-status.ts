/** nginx's own figures (ngx_http_stub_status_module). */
export interface StubStatus {
  /** Open connections of clients now, the one that asked among them. */
  connections: number;
  /** Since nginx started, the one that asked among them. Survives a reload. */
  requests: number;
}

/** Undefined for any other text. */
export function parseStubStatus(text: string): StubStatus | undefined {
  const match = /^Active connections: (\d+) \nserver accepts handled requests\n (\d+) (\d+) (\d+) \n/.exec(text);
  if (match === null) return undefined;
  return { connections: Number(match[1]), requests: Number(match[4]) };
}
