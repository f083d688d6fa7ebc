/** An element of an XML document; text between elements is not kept, for FreeSWITCH's files have none. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
}

const token =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/g;

/** A strict reader: one root, every tag closed in order, no attribute twice, no stray text, no -- in a comment. */
export function readXml(text: string, source: string): XmlElement {
  const document: XmlElement = { name: "", attributes: {}, children: [] };
  const open = [document];
  let position = 0;
  for (const match of text.matchAll(token)) {
    const [whole, closing, opening, attributes = "", empty] = match;
    const between = text.slice(position, match.index).trim();
    check(between === "", `${source}: ${JSON.stringify(between)} stands between tags`);
    position = match.index + whole.length;
    check(!whole.startsWith("<!--") || !whole.slice(4, -3).includes("--"), `${source}: a comment holds --`);
    if (closing !== undefined) {
      check(open.at(-1)?.name === closing, `${source}: </${closing}> closes <${open.at(-1)?.name}>`);
      open.pop();
    } else if (opening !== undefined) {
      const element = { name: opening, attributes: readAttributes(attributes, source), children: [] };
      open.at(-1)?.children.push(element);
      if (empty === "") {
        open.push(element);
      }
    }
  }
  check(text.slice(position).trim() === "", `${source}: text after the end`);
  check(open.length === 1, `${source}: <${open.at(-1)?.name}> is not closed`);
  const [root] = document.children;
  check(root !== undefined && document.children.length === 1, `${source}: not one root element`);
  return root as XmlElement;
}

/** An element and all below it. */
export function allElements(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap(allElements)];
}

function readAttributes(text: string, source: string): Record<string, string> {
  const pairs = Array.from(
    text.matchAll(/([\w:.-]+)="([^"]*)"/g),
    ([, key = "", value = ""]): [string, string] => [key, value],
  );
  check(new Set(pairs.map(([key]) => key)).size === pairs.length, `${source}: an attribute twice in${text}`);
  return Object.fromEntries(pairs);
}

function check(condition: boolean, message: string): void {
  if (!condition) {
    throw new Error(message);
  }
}
