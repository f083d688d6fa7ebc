import { type Props, type TestResource, urnOf } from "../analyze";
import type { Case, RuleCases } from "../cases";

const accelerator = (name = "sip"): TestResource => ({
  type: "aws:globalaccelerator/accelerator:Accelerator",
  name,
  props: {},
});
const listener = (name: string, of = accelerator(), props: Props = {}): TestResource => ({
  type: "aws:globalaccelerator/listener:Listener",
  name,
  props,
  dependsOn: { acceleratorArn: [urnOf(of)] },
});
const group = (name: string, of = listener("l1"), props: Props = {}): TestResource => ({
  type: "aws:globalaccelerator/endpointGroup:EndpointGroup",
  name,
  props,
  dependsOn: { listenerArn: [urnOf(of)] },
});
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index + 1));
const ranges = (count: number): Props => ({
  portRanges: times(count, (port) => ({ fromPort: port, toPort: port })),
});
const says = (count: number, counted: string, setting: string, limit: number) =>
  `The stack asks for ${count} ${counted}, and the quota (setting \`${setting}\`) is ${limit}.`;

/** So many native resources, beside what they may belong to. */
const native = (
  kind: string,
  count: number,
  dependsOn: Record<string, string[]>,
  finding: string,
): Case[] => [
  {
    title: `${count} of aws-native:globalaccelerator:${kind}`,
    given: [
      ...(kind === "Accelerator" ? [] : [accelerator()]),
      ...(kind === "EndpointGroup" ? [listener("l1")] : []),
      ...times(count, (index) => ({
        type: `aws-native:globalaccelerator:${kind}`,
        name: `n${index}`,
        props: {},
        dependsOn,
      })),
    ],
    says: finding,
  },
];

export default {
  violating: [
    {
      title: "21 accelerators",
      given: times(21, (index) => accelerator(`a${index}`)),
      says: says(21, "accelerators", "accelerators", 20),
    },
    {
      title: "12 listeners",
      given: [accelerator(), ...times(12, (index) => listener(`l${index}`))],
      says: says(12, "listeners of an accelerator", "listeners", 10),
    },
    {
      title: "11 port ranges",
      given: [accelerator(), listener("l1", accelerator(), ranges(11))],
      says: says(11, "port ranges of a listener", "portRanges", 10),
    },
    {
      title: "43 endpoint groups over two listeners",
      given: [
        accelerator(),
        listener("l1"),
        listener("l2"),
        ...times(43, (index) => group(`g${index}`, listener(index % 2 === 0 ? "l1" : "l2"))),
      ],
      says: says(43, "endpoint groups of an accelerator", "endpointGroups", 42),
    },
    {
      title: "11 endpoints",
      given: [group("g1", listener("l1"), { endpointConfigurations: times(11, () => ({ weight: 128 })) })],
      says: says(11, "endpoints of an endpoint group", "endpoints", 10),
    },
    ...native("Accelerator", 21, {}, says(21, "accelerators", "accelerators", 20)),
    ...native(
      "Listener",
      11,
      { acceleratorArn: [urnOf(accelerator())] },
      says(11, "listeners of an accelerator", "listeners", 10),
    ),
    ...native(
      "EndpointGroup",
      43,
      { listenerArn: [urnOf(listener("l1"))] },
      says(43, "endpoint groups of an accelerator", "endpointGroups", 42),
    ),
  ],
  clean: [
    {
      title: "10 listeners",
      given: [accelerator(), ...times(10, (index) => listener(`l${index}`, accelerator(), ranges(10)))],
    },
    {
      title: "listeners of two accelerators",
      given: [
        accelerator("a"),
        accelerator("b"),
        ...times(12, (index) => listener(`l${index}`, accelerator(index % 2 === 0 ? "a" : "b"))),
      ],
    },
  ],
  unknown: { never: "what is not known yet is not counted" },
} satisfies RuleCases;
