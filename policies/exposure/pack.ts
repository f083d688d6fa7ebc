import type { Pack } from "../rule";
import { bucketAclPublic } from "./rules/bucket-acl-public";
import { bucketPolicyPublic } from "./rules/bucket-policy-public";
import { classicLoadBalancerPublic } from "./rules/classic-load-balancer-public";
import { databasePublic } from "./rules/database-public";
import { declaredOpeningMisused } from "./rules/declared-opening-misused";
import { ecsExpressServicePublic } from "./rules/ecs-express-service-public";
import { elasticBeanstalkPublic } from "./rules/elastic-beanstalk-public";
import { eventBusPolicyPublic } from "./rules/event-bus-policy-public";
import { functionPermissionPublic } from "./rules/function-permission-public";
import { functionUrlPublic } from "./rules/function-url-public";
import { imageRepositoryPublic } from "./rules/image-repository-public";
import { instancePublicAddress } from "./rules/instance-public-address";
import { keyPolicyPublic } from "./rules/key-policy-public";
import { kubernetesIngressPublic } from "./rules/kubernetes-ingress-public";
import { kubernetesServicePublic } from "./rules/kubernetes-service-public";
import { launchTemplatePublicAddress } from "./rules/launch-template-public-address";
import { lightsailLoadBalancer } from "./rules/lightsail-load-balancer";
import { loadBalancerPublic } from "./rules/load-balancer-public";
import { publicAccessBlockOff } from "./rules/public-access-block-off";
import { queuePolicyPublic } from "./rules/queue-policy-public";
import { resourcePolicyPublic } from "./rules/resource-policy-public";
import { secretPolicyPublic } from "./rules/secret-policy-public";
import { securityGroupOpen } from "./rules/security-group-open";
import { taskPublicAddress } from "./rules/task-public-address";
import { topicPolicyPublic } from "./rules/topic-policy-public";

/** Nothing is reachable from the internet but what is declared. */
export const exposure: Pack = {
  name: "voip-cells-exposure",
  title: "Exposure",
  description: "Nothing is reachable from the internet but what is declared.",
  rules: [
    loadBalancerPublic,
    classicLoadBalancerPublic,
    lightsailLoadBalancer,
    kubernetesServicePublic,
    kubernetesIngressPublic,
    elasticBeanstalkPublic,
    ecsExpressServicePublic,
    securityGroupOpen,
    declaredOpeningMisused,
    instancePublicAddress,
    launchTemplatePublicAddress,
    taskPublicAddress,
    databasePublic,
    functionUrlPublic,
    functionPermissionPublic,
    publicAccessBlockOff,
    bucketPolicyPublic,
    bucketAclPublic,
    queuePolicyPublic,
    topicPolicyPublic,
    keyPolicyPublic,
    secretPolicyPublic,
    imageRepositoryPublic,
    eventBusPolicyPublic,
    resourcePolicyPublic,
  ],
};
