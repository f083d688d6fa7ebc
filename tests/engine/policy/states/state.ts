/** Exported states of any size, as `pulumi stack export` writes them. */

/** A resource as the program gave it. */
export interface StateResource {
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

const STACK = "big";
const PROJECT = "another-team";

export const urnAt = (index: number, type: string): string =>
  `urn:pulumi:${STACK}::${PROJECT}::${type}::thing-${index}`;

/** The text of a state that has these resources, with outputs like their inputs. */
export function stateOf(resources: readonly StateResource[]): string {
  const root = `urn:pulumi:${STACK}::${PROJECT}::pulumi:pulumi:Stack::${PROJECT}-${STACK}`;
  const providers = ["aws", "aws-native", "kubernetes"].map((name) => ({
    urn: `urn:pulumi:${STACK}::${PROJECT}::pulumi:providers:${name}::default`,
    custom: true,
    id: "1",
    type: `pulumi:providers:${name}`,
    parent: root,
  }));
  const things = resources.map(({ type, inputs }, index) => ({
    urn: urnAt(index, type),
    custom: true,
    id: `thing-${index}`,
    type,
    inputs,
    outputs: { ...inputs, id: `thing-${index}` },
    parent: root,
    provider: `urn:pulumi:${STACK}::${PROJECT}::pulumi:providers:${type.split(":")[0]}::default::1`,
  }));
  const stack = { urn: root, custom: false, type: "pulumi:pulumi:Stack" };
  const manifest = { time: "2026-01-01T00:00:00Z", magic: "", version: "" };
  return JSON.stringify({
    version: 3,
    deployment: { manifest, resources: [stack, ...providers, ...things] },
  });
}
