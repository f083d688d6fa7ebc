/** A rule written inside a security group. */
import { block, flag, integer, list, required, set, text } from "../../model/table";
import { toSecurityGroup } from "../references";
import { sameProtocol } from "./rule-inputs";

/** Characters that EC2 takes in descriptions of groups and rules. */
export const groupText = {
  maxLength: 255,
  pattern: /^[0-9A-Za-z_ .:/()#,@[\]+=&;{}!$*-]*$/,
  rule: "must hold only letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*",
} as const;
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
