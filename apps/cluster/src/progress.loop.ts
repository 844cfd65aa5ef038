/** Where progress is shown; standard output, or a list in a test. */
export interface Terminal {
  write(text: string): void;
  isTTY?: boolean | undefined;
}

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** One line a step: a spinner while it works on a terminal, `ok` or `failed` with the time when it is done. */
export class Progress {
  constructor(private readonly terminal: Terminal) {}

  async step<T>(title: string, work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    const stopSpinner = this.spin(title, started);
    try {
      const result = await work();
      stopSpinner();
      this.terminal.write(`  ${this.colour(32, '✔')} ${title} ${this.colour(90, seconds(started))}\n`);
      return result;
    } catch (error) {
      stopSpinner();
      this.terminal.write(`  ${this.colour(31, '✘')} ${title} ${this.colour(90, seconds(started))}\n`);
      throw error;
    }
  }

  note(text: string): void {
    this.terminal.write(`  ${this.colour(33, '•')} ${text}\n`);
  }

  private spin(title: string, started: number): () => void {
    if (this.terminal.isTTY !== true) return () => undefined;
    let frame = 0;
    const draw = () => {
      frame = (frame + 1) % frames.length;
      this.terminal.write(`\r\x1b[K  ${frames[frame] ?? ''} ${title} ${seconds(started)}`);
    };
    draw();
    const timer = setInterval(draw, 100);
    return () => {
      clearInterval(timer);
      this.terminal.write('\r\x1b[K');
    };
  }

  private colour(code: number, text: string): string {
    return this.terminal.isTTY === true ? `\x1b[${code}m${text}\x1b[0m` : text;
  }
}

function seconds(started: number): string {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`;
}
