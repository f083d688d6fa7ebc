import { publicFrontTag } from "../../../policies/constants";
import { UNKNOWN } from "../cases";
import { tableCases } from "../table-cases";

const says = "An enabled distribution serves the internet, and no tag declares it.";
const TYPE = "aws:cloudfront/distribution:Distribution";
const row = (type: string, property: string) => ({
  type,
  bad: { [property]: true },
  says,
  good: { [property]: false },
  decides: property,
});

export default tableCases(
  [
    row(TYPE, "enabled"),
    row("aws:cloudfront/multitenantDistribution:MultitenantDistribution", "enabled"),
    row("aws:lightsail/distribution:Distribution", "isEnabled"),
    row("aws-native:lightsail:Distribution", "isEnabled"),
    {
      type: "aws-native:cloudfront:Distribution",
      bad: { distributionConfig: { enabled: true } },
      says,
      good: { distributionConfig: { enabled: false } },
      decides: "distributionConfig",
    },
  ],
  {
    violating: [
      {
        title: "another declaration",
        given: { type: TYPE, props: { tags: { "voip-cells:exposure": "yes" } } },
        says,
      },
    ],
    clean: [
      { title: "a declared one", given: { type: TYPE, props: { enabled: true, tags: publicFrontTag } } },
    ],
    unknown: [
      {
        title: "unknown tags",
        given: { type: TYPE, props: { enabled: true, tags: UNKNOWN } },
        says: 'tags["voip-cells:exposure"]',
      },
    ],
  },
);
