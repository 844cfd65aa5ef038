/** Where texts go and come from. */
export interface Terminal {
  write(text: string): void;
  warn(text: string): void;
  /** All of standard input. */
  readAll(): Promise<string>;
  /** A line that is not shown while it is typed. @throws Refusal when nobody is there to type */
  askSecret(question: string): Promise<string>;
  askLine(question: string): Promise<string>;
  /** True only when a person typed "yes"; false when nobody is there. */
  confirm(question: string): Promise<boolean>;
  readFile(path: string): Promise<string>;
  hostName(): string;
  /** Now, as ISO 8601. */
  clock(): string;
}
