/** A rule written inside a security group. */
import { block, flag, integer, list, required, set, text } from "../../model/table";
import { toSecurityGroup } from "../references";
import { groupText, sameProtocol } from "./rule-inputs";

const group = { ...toSecurityGroup, except: /\// };
const cidrs = (format: "ipv4-network" | "ipv6-network") => list(text({ format }));

export const inlineRule = () =>
  block({
    protocol: text({ required, same: sameProtocol }),
    fromPort: integer({ required }),
    toPort: integer({ required }),
    cidrBlocks: cidrs("ipv4-network"),
    ipv6CidrBlocks: cidrs("ipv6-network"),
    prefixListIds: list(text()),
    securityGroups: set(text({ refers: group })),
    self: flag({ default: false }),
    description: text(groupText),
  });
