/** A SIP message as the tests need it: the lines, not their meaning. */
export class SipMessage {
  constructor(
    readonly start: string,
    readonly headers: readonly (readonly [name: string, value: string])[],
    readonly body = "",
  ) {}

  static parse(text: string): SipMessage {
    const end = text.indexOf("\r\n\r\n");
    const [start = "", ...lines] = text.slice(0, end < 0 ? undefined : end).split("\r\n");
    const headers = lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const;
    });
    return new SipMessage(start, headers, end < 0 ? "" : text.slice(end + 4));
  }

  get isRequest(): boolean {
    return !this.start.startsWith("SIP/2.0 ");
  }

  get method(): string {
    return this.isRequest ? (this.start.split(" ")[0] ?? "") : (this.header("CSeq").split(" ")[1] ?? "");
  }

  get requestUri(): string {
    return this.start.split(" ")[1] ?? "";
  }

  get status(): number {
    return this.isRequest ? 0 : Number(this.start.split(" ")[1]);
  }

  /** All values of a header, in order; a comma-separated list counts as several for the routing headers. */
  all(name: string): string[] {
    const values = this.headers
      .filter(([key]) => key.toLowerCase() === name.toLowerCase())
      .map(([, value]) => value);
    return /route|via/i.test(name) ? values.flatMap((value) => value.split(/,\s*(?=[<S])/)) : values;
  }

  header(name: string): string {
    return this.all(name)[0] ?? "";
  }

  tag(name: "From" | "To"): string {
    return /;tag=([^;>\s]+)/.exec(this.header(name))?.[1] ?? "";
  }

  /** The URI between angle brackets, or the bare one. */
  uri(name: string): string {
    const value = this.header(name);
    return /<([^>]+)>/.exec(value)?.[1] ?? value.split(";")[0] ?? "";
  }

  toString(): string {
    const lines = this.headers
      .filter(([name]) => name !== "Content-Length")
      .map(([name, value]) => `${name}: ${value}`);
    const length = `Content-Length: ${Buffer.byteLength(this.body)}`;
    return `${[this.start, ...lines, length].join("\r\n")}\r\n\r\n${this.body}`;
  }
}

let counter = 0;

/** A short id that no other message of this process has. */
export function freshId(prefix = ""): string {
  counter += 1;
  return `${prefix}${process.pid.toString(36)}${counter.toString(36)}${Math.random().toString(36).slice(2, 8)}`;
}
