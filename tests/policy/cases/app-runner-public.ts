import { publicFrontTag } from "../../../policies/constants";
import { UNKNOWN } from "../cases";
import { tableCases } from "../table-cases";

const PATH = "networkConfiguration.ingressConfiguration.isPubliclyAccessible";
const ingress = (isPubliclyAccessible: unknown) => ({
  networkConfiguration: { ingressConfiguration: { isPubliclyAccessible } },
});
const TYPE = "aws:apprunner/service:Service";

export default tableCases(
  [TYPE, "aws-native:apprunner:Service"].map((type) => ({
    type,
    bad: ingress(true),
    says: `\`${PATH}\` is not \`false\`.`,
    good: ingress(false),
    decides: "networkConfiguration",
  })),
  {
    violating: [
      {
        title: "nothing said",
        given: { type: TYPE, props: {} },
        says: `\`${PATH}\` is left out, and AWS then makes the service public.`,
      },
    ],
    clean: [
      { title: "a declared one", given: { type: TYPE, props: { tags: publicFrontTag } } },
      {
        title: "a declared one in the native form",
        given: {
          type: "aws-native:apprunner:Service",
          props: { tags: Object.entries(publicFrontTag).map(([key, value]) => ({ key, value })) },
        },
      },
    ],
    unknown: [
      {
        title: "unknown tags",
        given: { type: TYPE, props: { tags: UNKNOWN } },
        says: 'tags["voip-cells:exposure"]',
      },
    ],
  },
);
